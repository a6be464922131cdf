import { expect, test } from 'vitest';
import { countingIds, idOf } from '../interview/testing/log-of.ts';
import { teaHouse } from '../interview/testing/tea-house.ts';
import type { LogEvent } from '../log/event.ts';
import { correctedLog } from './corrected-log.ts';
import { logFromTurns } from './from-turns.ts';
import { codeFindings } from './report.ts';

const ask = (id: string) => ({
  role: 'interviewer' as const,
  text: teaHouse.lines[`questions.${id}.ask`] ?? '',
});
const says = (text: string) => ({ role: 'candidate' as const, text });
const valueOf = (name: string): number => teaHouse.values[name]?.value ?? 0;

function interview(...turns: { role: 'interviewer' | 'candidate'; text: string }[]): LogEvent[] {
  const timed = turns.map((turn, index) => ({ ...turn, t_ms: index * 15_000 }));
  return logFromTurns(teaHouse, timed, { sessionId: idOf(0), newId: countingIds() });
}

/** The log with its candidate's nth line put right afterwards. */
function corrected(events: LogEvent[], nth: number, text: string): LogEvent[] {
  const line = events.filter(({ kind }) => kind === 'utterance_heard')[nth];
  const last = events.at(-1);
  if (!line || !last) throw new Error('no such line');
  const data = { utterance_id: line.event_id, text, by: 'candidate' };
  return [...events, { ...last, kind: 'line_corrected', event_id: idOf(9), seq: last.seq + 1, data }];
}
const resultOf = (events: LogEvent[], id: string) =>
  codeFindings(teaHouse, events).questions.find(({ question_id }) => question_id === id);

const wrong = valueOf('margin') * 1.31;
const misheard = interview(
  ask('margin'),
  says(`So the margin is ${wrong} dollars a month.`),
  ask('profit'),
  says(`So the profit is ${valueOf('profit')} dollars a year.`),
);

test('a figure that was misheard is judged as it was said, without a try that counts', () => {
  expect(resultOf(misheard, 'margin')).toMatchObject({ verdict: 'wrong' });
  const right = corrected(misheard, 0, `So the margin is ${valueOf('margin')} dollars a month.`);
  expect(resultOf(right, 'margin')).toMatchObject({ verdict: 'right', credit: 5 });
});

test('what rests on it is judged anew, and a correction to a wrong figure is one mistake only', () => {
  const onOwn = (valueOf('profit') / 12 + valueOf('margin') * 0.5) * 12;
  const own = interview(
    ask('margin'),
    says(`So the margin is ${valueOf('margin')} dollars a month.`),
    ask('profit'),
    says(`So the profit is ${Math.round(onOwn)} dollars a year.`),
  );
  expect(resultOf(own, 'profit')).toMatchObject({ verdict: 'wrong' });
  const told = corrected(own, 0, `So the margin is ${valueOf('margin') * 1.5} dollars a month.`);
  expect(resultOf(told, 'margin')).toMatchObject({ verdict: 'wrong' });
  expect(resultOf(told, 'profit')).toMatchObject({ verdict: 'right_on_own' });
});

test('words without a figure take the figure back', () => {
  const taken = corrected(misheard, 0, 'I am not sure yet.');
  expect(resultOf(taken, 'margin')).toMatchObject({ verdict: 'not_reached', credit: null });
  expect(resultOf(taken, 'profit')).toMatchObject({ verdict: 'right' });
});

const two = (month: string) =>
  `So that is 9,000 dollars a month. But in ${month} we are closed, so that leaves 7,500 dollars a month.`;

test('of two results the one that was judged stays so when another word is put right', () => {
  const first = interview(ask('margin'), says(two('a ghost')));
  const second = first.map((event) =>
    event.kind === 'number_judged'
      ? { ...event, data: { ...event.data, value: 7500, verdict: 'wrong' as const, credit: 0 } }
      : event,
  );
  expect(resultOf(first, 'margin')).toMatchObject({ verdict: 'right', credit: 5 });
  expect(resultOf(corrected(first, 0, two('August')), 'margin')).toMatchObject({
    verdict: 'right',
    credit: 5,
  });
  expect(resultOf(corrected(second, 0, two('August')), 'margin')).toMatchObject({ verdict: 'wrong' });
});

test('of two results of which neither was heard the right one is meant', () => {
  const heard = interview(ask('margin'), says('So that is 8,000 dollars a month.'));
  expect(resultOf(corrected(heard, 0, two('August')), 'margin')).toMatchObject({ verdict: 'right' });
});

test('a log without a correction is the log itself', () => {
  expect(correctedLog(teaHouse, misheard)).toBe(misheard);
});
