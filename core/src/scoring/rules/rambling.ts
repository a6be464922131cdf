import { digression, hollow, signposts } from '../signs/speaking.ts';
import type { OwnTurn } from '../spoken/own-turns.ts';
import { wordsIn } from '../spoken/plain.ts';
import { specificsIn } from './own-words.ts';
import { count } from './placing.ts';

const longTurn = 70;
/** Recognisers without punctuation give everything as one sentence; then its length says nothing. */
const runOn = 50;

/** Long, without a mark on the way, and with much in it that is not about the case. */
export function isRambling(turn: OwnTurn, stems: ReadonlySet<string>): boolean {
  const said = turn.sentences;
  const text = said.map(({ plain }) => plain).join(' ');
  if (turn.words < longTurn) return false;
  if (count(text, hollow) >= 3) return true;
  const longest = Math.max(...said.map(({ plain }) => wordsIn(plain)));
  const mean = turn.words / Math.max(1, said.length);
  const strays = count(text, digression);
  const density = specificsIn(text, stems) / turn.words;
  const marks = count(text, signposts);
  const isRunOn = longest >= runOn || mean >= 32;
  return (isRunOn && marks < 3 && (strays > 0 || density < 0.22)) || (strays >= 2 && marks < 3);
}
