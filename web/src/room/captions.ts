import type { TranscriptLine } from '@caseroom/core/wire/view';

/** What is being said right now, before it stands in the log. */
export type Caption = { id: string; speaker: 'candidate' | 'interviewer'; text: string; final: boolean };

/** Takes a segment as it grows; an interim text is replaced by the next one of the same id. */
export function withCaption(captions: readonly Caption[], come: Caption): Caption[] {
  const at = captions.findIndex((caption) => caption.id === come.id);
  if (come.text.trim() === '') return captions.filter((_, index) => index !== at);
  if (at < 0) return [...captions, come];
  return captions.map((caption, index) => (index === at ? come : caption));
}

/**
 * Captions that are not in the log yet. A new line of a speaker takes away what was final of theirs before it: the log
 * may put the same words together differently, so words are not compared.
 */
export function withoutLogged(
  captions: readonly Caption[],
  newLines: readonly TranscriptLine[],
): readonly Caption[] {
  const spoke = new Set(newLines.map((line) => (line.speaker === 'candidate' ? 'candidate' : 'interviewer')));
  const left = captions.filter((caption) => !(caption.final && spoke.has(caption.speaker)));
  return left.length === captions.length ? captions : left;
}

/** How far back a line may lie that a late caption repeats. */
const recentLines = 4;
const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Leaves out what the log said first: a caption may close after its line has been stored, whole or cut short. */
export function unlogged(captions: readonly Caption[], lines: readonly TranscriptLine[]): readonly Caption[] {
  const recent = lines.slice(-recentLines);
  const left = captions.filter((caption) => !recent.some((line) => repeats(caption, line)));
  return left.length === captions.length ? captions : left;
}

function repeats(caption: Caption, line: TranscriptLine): boolean {
  if ((caption.speaker === 'candidate') !== (line.speaker === 'candidate')) return false;
  const words = wordsOf(caption.text);
  const logged = wordsOf(line.text);
  return words === logged || (line.interrupted && words.startsWith(logged));
}
