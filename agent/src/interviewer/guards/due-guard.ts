import type { CompiledCase } from '@caseroom/core/case/schema';
import { tokensOf } from '@caseroom/core/speech/cues';
import type { Guard } from './guard.ts';
import { openTextOf } from './open-text.ts';
import { isTelling } from './plain-words.ts';

/** Lines of the case that are said when the policy decides so, and by nobody before. */
const decided =
  /^(?:facts\..+\.(?:say|once_shown)|hints\..+|probes\..+|pushbacks\..+|curveballs\..+|questions\..+|key\.model_answer)$/;

/** So many words of one hidden sentence that nobody has used yet give it away, or this share of those it has. */
const mostFresh = 1;
const givingShare = 0.34;
/** So many words in a row are a quotation, and so many even when each of them is a plain one. */
const quotedWords = 4;
const quotedPlainWords = 6;

/** Nothing of a fact, hint, probe, question, way to a result or model answer that was not decided on. */
export const dueGuard: Guard = {
  name: 'key',
  check({ text, proposal, case: compiled, state }) {
    const open = openTextOf(compiled, state, proposal);
    const said = tokensOf(text).map(({ stem }) => stem);
    const { sentences, quotes } = hiddenIn(compiled);
    const quoted = runsOf(said).find((run) => quotes.has(run) && !open.inOrder.includes(` ${run} `));
    if (quoted !== undefined) return `quotes ${quotes.get(quoted)} before it is due`;
    const words = new Set(said);
    const given = sentences.find(({ stems }) => {
      const fresh = stems.filter((stem) => !open.stems.has(stem));
      const shared = fresh.filter((stem) => words.has(stem)).length;
      return shared > mostFresh || (shared > 0 && shared / fresh.length >= givingShare);
    });
    return given ? `says ${given.key} before it is due` : null;
  },
};

type Hidden = {
  sentences: readonly { key: string; stems: readonly string[] }[];
  /** Runs of words, each with the line that it is from. */
  quotes: ReadonlyMap<string, string>;
};
const known = new WeakMap<CompiledCase, Hidden>();

function hiddenIn(compiled: CompiledCase): Hidden {
  const held = known.get(compiled);
  if (held) return held;
  const { insights, ideas, risks, recommendation } = compiled.source.key;
  const lines: [string, string][] = [
    ...Object.entries(compiled.lines).filter(([key]) => decided.test(key)),
    ...[...insights, ...ideas, ...risks, recommendation].map(({ id, say }): [string, string] => [id, say]),
  ];
  const parts = lines.flatMap(([key, line]) =>
    line.split(/(?<=[.!?])\s+/).map((sentence) => ({ key, all: tokensOf(sentence).map(({ stem }) => stem) })),
  );
  const sentences = parts.map(({ key, all }) => ({ key, stems: [...new Set(all.filter(isTelling))] }));
  const quotes = new Map(parts.flatMap(({ key, all }) => runsOf(all).map((run) => [run, key] as const)));
  const hidden = { sentences, quotes };
  known.set(compiled, hidden);
  return hidden;
}

/** Every run of words that says something; "would you like to" says nothing. */
function runsOf(stems: readonly string[]): string[] {
  const runs = (length: number) =>
    stems.map((_, at) => stems.slice(at, at + length)).filter((run) => run.length === length);
  const telling = runs(quotedWords).filter((run) => run.some(isTelling));
  return [...telling, ...runs(quotedPlainWords)].map((run) => run.join(' '));
}
