import { asksData, closes, drives, purpose, waits } from '../signs/speaking.ts';
import type { OwnTurn } from '../spoken/own-turns.ts';
import {
  clampLevel,
  counted,
  defect,
  has,
  matching,
  nothing,
  type Placing,
  quotesOf,
  remark,
  type RuleInput,
} from './placing.ts';

const leastTurns = 3;
/** Rule 16: from the redirect on, leadership is capped. */
const cappedAt = 3;
const prods =
  /\b(?:where are you in your structure|which part matters (?:the )?most|what would you do next|where would you go|what (?:next|now)|go on\b|please go ahead|what exactly, and why)\b/i;
const objective =
  /\b(?:objective|goal|by six|profit (?:intact|back|must)|which is what (?:she|they|he) wants?|promise|want it back|what we were asked|eighteen months|six years)\b/;

/** Rule 16: the next step named, data asked for with a purpose, back on the path alone. */
export function placeLeadership({ turns }: RuleInput): Placing {
  const said = turns.filter(({ words }) => words > 0);
  if (said.length < leastTurns) return nothing('Too few turns to see who leads.');
  const led = said.filter(leadable);
  const driven = said.filter((turn) => turn.sentences.some(({ plain }) => has(plain, drives)));
  const waited = said.filter((turn) => turn.sentences.some(({ plain }) => has(plain, waits)));
  const blind = said.filter(asksBlindly);
  const purposeful = said.filter(asksWithPurpose);
  const closed = said.filter((turn) => turn.sentences.some(({ plain }) => has(plain, closes)));
  const prodded = said.filter(({ before }) => prods.test(before.text)).length;
  const aims = said.some((turn) => turn.sentences.some(({ plain }) => has(plain, objective)));
  const level = clampLevel(
    2.4 +
      Math.min(1.25, driven.length * 0.3) +
      Math.min(0.75, purposeful.length * 0.4) +
      Math.min(0.75, closed.length * 0.4) +
      (aims ? 0.25 : 0) -
      0.6 * Math.min(3, waited.length) -
      0.5 * Math.min(2, blind.length) -
      0.3 * Math.min(3, prodded),
  );
  const isRedirected = said.some(({ before }) => before.act === 'redirect');
  return {
    level: isRedirected ? Math.min(cappedAt, level) : level,
    because: [
      remark(
        driven.length > 0,
        `The next step was named in ${driven.length} of ${counted(led.length || said.length, 'turn')}.`,
        'No turn named the next step.',
      ),
      remark(purposeful.length > blind.length, askedText(purposeful.length, blind.length)),
      ...(isRedirected ? [{ lacks: 'From the redirect on, leadership is capped at 3.' }] : []),
    ],
    quotes: quotesOf(driven.flatMap(({ sentences }) => matching(sentences, drives).slice(0, 1)).slice(0, 3)),
    defects: [
      ...waited.map((turn) =>
        defect(
          'waits',
          turn,
          'Waits to be led. Name the next step and why.',
          matching(turn.sentences, waits)[0],
        ),
      ),
      ...blind.map((turn) => defect('data_without_purpose', turn, 'Asks for data without saying what for.')),
    ],
  };
}

const askedText = (purposeful: number, blind: number): string =>
  purposeful + blind === 0
    ? 'Nothing was asked for with its purpose.'
    : `${counted(purposeful, 'request')} for data came with a purpose, ${blind} without.`;

const leadable = ({ ask }: OwnTurn): boolean => ask?.type !== 'numeric';

const asksBlindly = (turn: OwnTurn): boolean => {
  const text = turn.sentences.map(({ plain }) => plain).join(' ');
  const broad =
    /\b(?:all the data|what data|everything that'?s there|whatever you have|the numbers|any data|some data)\b/.test(
      text,
    );
  const isList =
    turn.words < 25 &&
    has(text, asksData) &&
    !has(text, purpose) &&
    !has(text, waits) &&
    text.includes('how many') &&
    count(text) >= 1;
  return (broad || isList) && !has(text, purpose);
};
const count = (text: string): number => text.match(/\bhow many\b/g)?.length ?? 0;

const asksWithPurpose = (turn: OwnTurn): boolean => {
  const text = turn.sentences.map(({ plain }) => plain).join(' ');
  return (
    has(text, asksData) &&
    has(text, purpose) &&
    turn.words >= 12 &&
    (text.includes('?') || /\bi need\b|\bi'd like to (?:see|know)\b/.test(text))
  );
};
