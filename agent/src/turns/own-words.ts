import type { HeardFinal } from '../recogniser/heard.ts';

/** What the interviewer said lately, to know it again when a loudspeaker carries it into the microphone. */
export type OwnWords = {
  /** Words that were or will be spoken. */
  add(text: string): void;
  /** Whether words without times are ours: at least half of their neighbours are. A single one does not tell. */
  isOwn(text: string): boolean;
  /** A single word that is among ours. Others use it too. */
  mayBeOwn(text: string): boolean;
  /** A single word that was a whole sentence of ours, such as "Certainly." */
  isOwnWhole(text: string): boolean;
  /** Takes a final apart into what is ours and what the candidate said; either may be missing. */
  sort(final: HeardFinal): { own: HeardFinal | null; said: HeardFinal | null };
};

/** About the last two replies: older words cannot come out of a loudspeaker any more. */
const KEPT_WORDS = 120;
/** Of sentences that are one word, the newest: they open replies. */
const KEPT_ALONE = 2;
/** Pairs of neighbours in common: an echo is heard with a wrong word in four, other people's sentences share one pair in ten. */
const OWN_SHARE = 0.45;
/** Two words in common are chance; three in a row, in time with our own voice, are not. */
const FEWEST_OWN = 3;
/** Words beside an echo that are the candidate's: fewer are words of ours that were misheard. */
const FEWEST_SAID = 2;

export function createOwnWords(): OwnWords {
  let words: string[] = [];
  let pairs = new Set<string>();
  let alone: string[] = [];
  const isOwn = (heard: readonly string[]) => {
    if (heard.length < 2) return false;
    return pairsOf(heard).filter((pair) => pairs.has(pair)).length / (heard.length - 1) >= OWN_SHARE;
  };
  return {
    add(text) {
      const added = wordsOf(text);
      words = [...words, ...added].slice(-KEPT_WORDS);
      if (added.length === 1) alone = [...alone, ...added].slice(-KEPT_ALONE);
      pairs = new Set(pairsOf(words));
    },
    isOwn: (text) => isOwn(wordsOf(text)),
    mayBeOwn(text) {
      const [first, ...others] = wordsOf(text);
      return first !== undefined && others.length === 0 && words.includes(first);
    },
    isOwnWhole: (text) => alone.includes(wordsOf(text).join(' ')),
    sort(final) {
      const shown = final.text.split(/\s+/).filter(Boolean);
      const heard = shown.map((word) => wordsOf(word).join(''));
      const marks = ownMarks(heard, pairs);
      if (!marks.includes(true) && !isOwn(heard)) return { own: null, said: final };
      const [from, to] = saidSpan(marks);
      if (to - from < FEWEST_SAID)
        return isOwn(heard) ? { own: final, said: null } : { own: null, said: final };
      const beside = heard.filter((_, index) => index < from || index >= to);
      if (beside.length < FEWEST_OWN || !isOwn(beside)) return { own: null, said: final };
      const rest = from === 0 ? [to, shown.length] : [0, from];
      return { own: part(final, shown, rest[0] ?? 0, rest[1] ?? 0), said: part(final, shown, from, to) };
    },
  };
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}'%\s]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);
const pairsOf = (words: readonly string[]): string[] =>
  words.slice(1).map((word, index) => `${words[index]} ${word}`);

/** Which words stand beside a neighbour that they have with us too. */
function ownMarks(heard: readonly string[], pairs: ReadonlySet<string>): boolean[] {
  const isPair = (index: number) => pairs.has(`${heard[index]} ${heard[index + 1]}`);
  return heard.map((_, index) => isPair(index) || (index > 0 && isPair(index - 1)));
}

/** The longer of what stands before our words and what stands after them. */
function saidSpan(marks: readonly boolean[]): [number, number] {
  const before = marks.indexOf(true);
  const after = marks.lastIndexOf(true) + 1;
  if (before === -1) return [0, 0];
  return marks.length - after >= before ? [after, marks.length] : [0, before];
}

function part(final: HeardFinal, shown: readonly string[], from: number, to: number): HeardFinal {
  const timed = final.words.length === shown.length ? final.words.slice(from, to) : [];
  return {
    ...final,
    text: shown.slice(from, to).join(' '),
    words: timed,
    startMs: timed[0]?.start_ms ?? final.startMs,
    endMs: timed.at(-1)?.end_ms ?? final.endMs,
  };
}
