import type { Replay } from '@caseroom/core/wire/replay';

type Words = Replay['lines'][number]['words'];

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The line's text cut into its words, each with its blanks; null where the recogniser's words are not those of the text. */
export function piecesOf(text: string, words: Words): string[] | null {
  const pieces = text.match(/\S+\s*/g) ?? [];
  const isSame =
    pieces.length === words.length &&
    pieces.every((piece, at) => bare(piece) === bare(words[at]?.text ?? ''));
  return isSame ? pieces : null;
}

/** Which word is being said at a moment; -1 before the first. It stays until the next one begins. */
export const wordAt = (words: Words, ms: number): number =>
  words.findLastIndex(({ start_ms }) => start_ms <= ms);

export const onScreenId = 'on-screen';
/** False: there was neither an exhibit nor a note on the screen, all along. */
export const showsAnything = ({ exhibits, scratchpads }: Pick<Replay, 'exhibits' | 'scratchpads'>): boolean =>
  exhibits.length > 0 || scratchpads.length > 0;

/** What stood on the screen at a moment. */
export function screenAt(
  { exhibits, scratchpads }: Pick<Replay, 'exhibits' | 'scratchpads'>,
  ms: number,
): { exhibit: Replay['exhibits'][number] | null; scratchpad: string | null } {
  return {
    exhibit: exhibits.findLast(({ shown_ms }) => shown_ms <= ms) ?? null,
    scratchpad: scratchpads.findLast(({ saved_ms }) => saved_ms <= ms)?.text ?? null,
  };
}
