import { expect, test } from 'vitest';
import { countingIds, idOf } from '../interview/testing/log-of.ts';
import { teaHouse } from '../interview/testing/tea-house.ts';
import type { LogEvent } from '../log/event.ts';
import { logFromTurns } from './from-turns.ts';
import { replayOf } from './replay.ts';

const words = ['look', 'at', 'rent'].map((text, index) => ({
  text,
  start_ms: 60_000 + index * 400,
  end_ms: 60_300 + index * 400,
}));

const events = (): LogEvent[] =>
  logFromTurns(
    teaHouse,
    [
      { t_ms: 0, role: 'interviewer', text: teaHouse.lines['prompt.say'] ?? '' },
      { t_ms: 60_000, role: 'candidate', text: 'Look at rent.', words },
    ],
    { sessionId: idOf(0), newId: countingIds() },
  );

/** Another event at the end of the log. */
const with_ = (log: LogEvent[], occurred_ms: number, body: Pick<LogEvent, 'kind' | 'data'>): LogEvent[] => {
  const last = log.at(-1);
  if (!last) throw new Error('the log is empty');
  return [
    ...log,
    { ...last, ...body, seq: last.seq + 1, event_id: idOf(900 + last.seq), occurred_ms } as LogEvent,
  ];
};

test('each spoken word keeps its time, and a line that was put right has none', () => {
  const log = events();
  const heard = log.find(({ kind }) => kind === 'utterance_heard');
  expect(replayOf(teaHouse, log).lines).toEqual([{ line_id: heard?.event_id, words }]);
  const data = { utterance_id: heard?.event_id ?? '', text: 'Look at rents.', by: 'candidate' };
  expect(replayOf(teaHouse, with_(log, 70_000, { kind: 'line_corrected', data })).lines).toEqual([]);
});

test('exhibits stand from the moment at which they were shown, scratchpads from the one at which they were saved', () => {
  const [exhibit] = teaHouse.exhibits;
  const shown = with_(events(), 20_000, { kind: 'exhibit_shown', data: { exhibit_id: exhibit?.id ?? '' } });
  const saved = with_(shown, 65_000, { kind: 'scratchpad_saved', data: { text: 'rent?' } });
  const { exhibits, scratchpads } = replayOf(teaHouse, saved);
  expect(exhibits.at(-1)).toMatchObject({ id: exhibit?.id, series: exhibit?.series, shown_ms: 20_000 });
  expect(scratchpads).toEqual([{ saved_ms: 65_000, text: 'rent?' }]);
});
