import type { CompiledCase } from '../../case/schema.ts';
import { smallWordShare } from '../../interview/common-words.ts';
import { findAnyCue, stemOf, tokensOf } from '../../speech/cues.ts';

/** Words that would fit any case, so that they say nothing about this one. */
const general = new Set(
  `revenue cost costs price prices pricing profit profits market markets competition competitor competitors competitive
  customer customers client company companies internal external product products place promotion demand supply growth
  strategy strategic people person staff employee employees process processes workflow technology it marketing sales sale
  volume fixed variable risk risks financial financials finance money business analysis factor factors strength strengths
  weakness weaknesses trend trends regulation supplier suppliers industry capability capabilities capacity number numbers
  thing things part parts area areas point points question questions side level first second third next look start begin
  compare depend depends effect effects option options way ways other different important high low large small big good
  better new existing current time year years month week day today quality service value brand location operations total
  average amount data information opportunity economy season much many find like come comes bring brings take takes`
    .split(/\s+/)
    .map(stemOf),
);

/** The stems that belong to this case: what it is about, and what is in it. */
export function caseStems(compiled: CompiledCase): ReadonlySet<string> {
  const known = stemsOfCase.get(compiled) ?? readCase(compiled);
  stemsOfCase.set(compiled, known);
  return known;
}

const stemsOfCase = new WeakMap<CompiledCase, ReadonlySet<string>>();

function readCase({ source, lines }: CompiledCase): ReadonlySet<string> {
  const said = Object.entries(lines).flatMap(([key, text]) => (key.startsWith('key.model') ? [] : [text]));
  const cues = [...source.key.drivers, ...source.key.ideas, ...source.key.risks].flatMap((line) => line.cues);
  const branches = source.key.first_cuts.flatMap((cut) => cut.branches.flatMap((branch) => branch.cues));
  return new Set([...said, ...cues, ...branches].flatMap(contentStems));
}

/** What a text says beside small words and words of any case. */
export const contentStems = (text: string): string[] =>
  tokensOf(text)
    .filter(({ stem, start, end }) => stem.length > 2 && smallWordShare(text.slice(start, end)) === 0)
    .map(({ stem }) => stem)
    .filter((stem) => !general.has(stem) && !/^\d/.test(stem));

/** How many different things of this case a text names. */
export const specificsIn = (text: string, stems: ReadonlySet<string>): number =>
  new Set(contentStems(text).filter((stem) => stems.has(stem))).size;

/** The ids of the key's lines of one sort that a text names. */
export const namedIn = (
  text: string,
  lines: readonly { id: string; cues: readonly string[] }[],
): string[] => {
  const tokens = tokensOf(text);
  return lines.filter(({ cues }) => findAnyCue(tokens, cues)).map(({ id }) => id);
};
