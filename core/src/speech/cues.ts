/** Finding the author's cues ("fixed cost", "rent") in what somebody said, whatever the inflection. */

export type Token = { stem: string; start: number; end: number };
export type Mention = { start: number; end: number };

/** How many words may stand between two words of one cue: "cost of the rent" still names "cost rent". */
const maxGapWords = 2;

const suffixes = ['ingly', 'edly', 'ings', 'ing', 'ies', 'ied', 'ers', 'ed', 'es', 's', 'e', 'y'];

/** No ending makes these of another word: "theme" is not "them", and "they" not "the". */
const smallWords = new Set(
  'the them then than and but for not her his our are was has had any how who why'.split(' '),
);

/** A light stem: enough to make "prices", "pricing" and "priced" one word, no dictionary behind it. */
export function stemOf(word: string): string {
  const lower = word.toLowerCase().replace(/['’]s$/, '');
  for (const suffix of suffixes) {
    const stem = lower.slice(0, -suffix.length);
    if (lower.endsWith(suffix) && stem.length >= 3 && !smallWords.has(stem)) return stem;
  }
  return lower;
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[\p{L}\p{N}%]+(?:['’][\p{L}]+)?/gu)) {
    tokens.push({ stem: stemOf(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

/** Where `cue` is first named in the tokens, as character offsets of the text they come from. */
export function findCue(tokens: readonly Token[], cue: string): Mention | undefined {
  const wanted = tokensOf(cue).map((token) => token.stem);
  for (let from = 0; from < tokens.length; from += 1) {
    const mention = matchFrom(tokens, from, wanted);
    if (mention) return mention;
  }
  return undefined;
}

/** The first mention of any of the cues. */
export function findAnyCue(tokens: readonly Token[], cues: readonly string[]): Mention | undefined {
  for (const cue of cues) {
    const mention = findCue(tokens, cue);
    if (mention) return mention;
  }
  return undefined;
}

function matchFrom(tokens: readonly Token[], from: number, wanted: readonly string[]): Mention | undefined {
  const first = tokens[from];
  if (!first || wanted.length === 0 || first.stem !== wanted[0]) return undefined;
  let at = from;
  for (const stem of wanted.slice(1)) {
    const next = tokens.slice(at + 1, at + 2 + maxGapWords).findIndex((token) => token.stem === stem);
    if (next === -1) return undefined;
    at += next + 1;
  }
  const last = tokens[at];
  return last && { start: first.start, end: last.end };
}
