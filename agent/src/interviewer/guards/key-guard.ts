import type { CompiledCase, KeyLine } from '@caseroom/core/case/schema';
import { findCue, tokensOf } from '@caseroom/core/speech/cues';
import type { Guard } from './guard.ts';
import { openTextOf } from './open-text.ts';
import { isTelling } from './plain-words.ts';

/** An echo of what the candidate has said is kept to this many words. */
const mostEchoWords = 8;
/** This share of a key line's telling words in one clause gives the line away. */
const givingShare = 0.5;
const leastShared = 2;

/** Nothing of the hidden key before the candidate has said it. */
export const keyGuard: Guard = {
  name: 'key',
  check({ text, proposal, case: compiled, state }) {
    const { stems: said, inOrder } = openTextOf(compiled, state, proposal);
    const tokens = tokensOf(text);
    const stems = new Set(tokens.map(({ stem }) => stem));
    for (const { line, isDriver } of hiddenLines(compiled)) {
      if (state.keyLines.includes(line.id)) {
        if (overlap(line, stems, new Set()) >= 1 && tokens.length > mostEchoWords)
          return `a long echo of ${line.id}`;
        continue;
      }
      if (isDriver ? false : cueGivenAway(line, tokens, said, inOrder))
        return `names ${line.id} before the candidate has`;
      if (overlap(line, stems, said) > givingShare) return `says ${line.id} before the candidate has`;
    }
    return null;
  },
};

/** A cue that stands nowhere in what both have heard so far. Drivers share everyday words with every prompt. */
function cueGivenAway(
  line: KeyLine,
  tokens: ReturnType<typeof tokensOf>,
  said: ReadonlySet<string>,
  inOrder: string,
): boolean {
  return line.cues.some((cue) => {
    const stems = tokensOf(cue).map(({ stem }) => stem);
    const isFresh = stems.some((stem) => isTelling(stem) && !said.has(stem));
    // Words that were said apart may still be news together: "lose" and "vets".
    const isNewTogether = stems.length > 1 && !inOrder.includes(` ${stems.join(' ')} `);
    return (isFresh || isNewTogether) && findCue(tokens, cue) !== undefined;
  });
}

/** The share of the line's own words in the clause that nobody has said so far. */
function overlap(line: KeyLine, stems: ReadonlySet<string>, said: ReadonlySet<string>): number {
  const telling = tokensOf(line.say)
    .map(({ stem }) => stem)
    .filter(isTelling);
  const fresh = [...new Set(telling)].filter((stem) => !said.has(stem));
  const shared = fresh.filter((stem) => stems.has(stem)).length;
  return shared < leastShared || fresh.length === 0 ? 0 : shared / fresh.length;
}

type Hidden = { line: KeyLine; isDriver: boolean };
const lines = new WeakMap<CompiledCase, readonly Hidden[]>();

function hiddenLines(compiled: CompiledCase): readonly Hidden[] {
  const { drivers, insights, ideas, risks, recommendation } = compiled.source.key;
  const all = lines.get(compiled) ?? [
    ...drivers.map((line) => ({ line, isDriver: true })),
    ...[...insights, ...ideas, ...risks, recommendation].map((line) => ({ line, isDriver: false })),
  ];
  lines.set(compiled, all);
  return all;
}
