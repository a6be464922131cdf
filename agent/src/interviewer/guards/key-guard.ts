import type { CompiledCase, KeyLine } from '@caseroom/core/case/schema';
import type { InterviewState } from '@caseroom/core/interview/state';
import { findCue, tokensOf } from '@caseroom/core/speech/cues';
import type { Guard } from './guard.ts';

/** An echo of what the candidate has said is kept to this many words. */
const mostEchoWords = 8;
/** This share of a key line's telling words in one clause gives the line away. */
const givingShare = 0.5;
const leastShared = 2;

/** Nothing of the hidden key before the candidate has said it. */
export const keyGuard: Guard = {
  name: 'key',
  check({ text, proposal, case: compiled, state }) {
    const said = openText(compiled, state, `${proposal.plannedText} ${proposal.turn?.text ?? ''}`);
    const tokens = tokensOf(text);
    const stems = new Set(tokens.map(({ stem }) => stem));
    for (const { line, isDriver } of hiddenLines(compiled)) {
      if (state.keyLines.includes(line.id)) {
        if (overlap(line, stems, new Set()) >= 1 && tokens.length > mostEchoWords)
          return `a long echo of ${line.id}`;
        continue;
      }
      if (isDriver ? false : cueGivenAway(line, tokens, said))
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
): boolean {
  return line.cues.some((cue) => {
    const stems = tokensOf(cue).map(({ stem }) => stem);
    return (
      stems.some((stem) => stem.length > 3 && !said.has(stem) && !plainWords.has(stem)) &&
      findCue(tokens, cue) !== undefined
    );
  });
}

/** The share of the line's own words in the clause that nobody has said so far. */
function overlap(line: KeyLine, stems: ReadonlySet<string>, said: ReadonlySet<string>): number {
  const telling = tokensOf(line.say)
    .map(({ stem }) => stem)
    .filter((stem) => stem.length > 3 && !plainWords.has(stem));
  const fresh = [...new Set(telling)].filter((stem) => !said.has(stem));
  const shared = fresh.filter((stem) => stems.has(stem)).length;
  return shared < leastShared || fresh.length === 0 ? 0 : shared / fresh.length;
}

const plainWords = new Set(
  tokensOf(
    'that this with from what which when where would could should have does will they them then than only also into more most much many some very well just about there their your client company question think look take time next part point answer going want need know tell said first other before after',
  ).map(({ stem }) => stem),
);

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

const opened = new WeakMap<InterviewState, ReadonlySet<string>>();

/** Every word that both have heard: prompt, exhibits handed over, what was planned and what the candidate said. */
function openText(compiled: CompiledCase, state: InterviewState, now: string): ReadonlySet<string> {
  const before =
    opened.get(state) ??
    stemsOf([...state.candidateTexts, ...state.plannedTexts, ...shownTexts(compiled, state)]);
  opened.set(state, before);
  return new Set([...before, ...stemsOf([now])]);
}

const stemsOf = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => tokensOf(text).map(({ stem }) => stem)));

function shownTexts(compiled: CompiledCase, state: InterviewState): string[] {
  const shown = compiled.exhibits.filter(({ id }) => state.exhibits.some((one) => one.id === id));
  return shown.flatMap(({ title, categories, series }) => [
    title,
    ...categories,
    ...series.map(({ label }) => label),
  ]);
}
