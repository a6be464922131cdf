import type { Replay } from '@caseroom/core/wire/replay';
import { piecesOf, wordAt } from './moment.ts';

type SpokenTextProps = {
  text: string;
  words: Replay['lines'][number]['words'] | undefined;
  /** The moment that is played; null while this line is not being said. */
  atMs: number | null;
};

/** A line whose word that is being said stands out; as a whole where there are no times for its words. */
export function SpokenText({ text, words, atMs }: SpokenTextProps) {
  const pieces = atMs !== null && words ? piecesOf(text, words) : null;
  if (!pieces || !words || atMs === null) return text;
  const said = wordAt(words, atMs);
  if (said < 0) return text;
  return (
    <>
      {pieces.slice(0, said).join('')}
      <mark className="rounded-sm bg-accent text-accent-ink">{pieces[said]?.trimEnd()}</mark>
      {/\s+$/.exec(pieces[said] ?? '')?.[0]}
      {pieces.slice(said + 1).join('')}
    </>
  );
}
