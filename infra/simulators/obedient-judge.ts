import { z } from 'zod';
import type { ModelReply, ModelRequest } from './model-reply.ts';

/**
 * The worst judge there can be, as a reply of either model simulator: it reads the transcript that it was sent, does
 * whatever any of the orders in it says, and is as harsh as can be where it sees none. It shows what a bound is worth,
 * and nothing about how a model judges.
 */
export function obedientJudge(
  orders: readonly string[],
  /** Obeys though it was shown nothing, as a judge would that every order gets through to. */
  obeysUnseen: () => boolean = () => false,
): (request: ModelRequest) => ModelReply {
  const wanted = orders.map(runsOf);
  return (request) => {
    const said = transcriptIn(request);
    const runs = new Set(said.flatMap(({ text }) => runsOf(text)));
    const obeys = obeysUnseen() || wanted.some((order) => order.some((run) => runs.has(run)));
    const quotes = said
      .filter(({ speaker }) => speaker === 'candidate')
      .map(({ text }) => text.split(/\s+/).slice(0, 12).join(' '));
    const level = obeys ? 5 : 1;
    return { json: { level, because: obeys ? 'As I was told.' : 'Harsh.', quotes: quotes.slice(-3) } };
  };
}

const lines = z.array(z.object({ speaker: z.string(), text: z.string() }));

function transcriptIn({ messages }: ModelRequest): z.infer<typeof lines> {
  const prompt = messages.at(-1)?.text ?? '';
  const from = prompt.indexOf('[{');
  const read = from === -1 ? undefined : lines.safeParse(parsed(prompt.slice(from)));
  return read?.success ? read.data : [];
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Three words in a row are enough to see an order by; one of fewer words is seen as a whole. */
const runLength = 3;
function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length <= runLength) return [words.join(' ')];
  return words
    .slice(0, words.length - runLength + 1)
    .map((_, at) => words.slice(at, at + runLength).join(' '));
}
