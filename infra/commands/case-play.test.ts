import { playCandidate } from '@caseroom/agent/interviewer/text-session';
import { keyCandidate } from '@caseroom/agent/interviewer/testing/key-candidate';
import { logEvent, type LogEvent, type Mode } from '@caseroom/core/log/event';
import { describe, expect, test } from 'vitest';
import { findCases } from './case-files.ts';
import { loadCase } from './case-preview.ts';

const files = await findCases(new URL('../../cases', import.meta.url).pathname);
const cases = await Promise.all(files.map((file) => loadCase(file, null)));
const sittings = cases.flatMap((compiled) =>
  compiled.source.modes.map((mode) => [compiled.source.id, mode, compiled] as const),
);

const repliesOf = (events: readonly LogEvent[]) =>
  events.flatMap((event) => (event.kind === 'reply_said' ? [event.data.text] : []));
const judgedOf = (events: readonly LogEvent[]) =>
  events.flatMap((event) => (event.kind === 'number_judged' ? [event.data] : []));

describe('every case of the library can be sat to its end', () => {
  const talk = (compiled: (typeof cases)[number], mode: Mode, factor: number) =>
    playCandidate(
      { case: compiled, mode, setting: 'practice', door: 'type', seed: compiled.seed },
      keyCandidate(compiled, { factor }),
    );

  test.each(sittings)('%s, %s, by who knows the key', async (_, mode, compiled) => {
    const events = await talk(compiled, mode, 1);
    for (const event of events) expect(logEvent.safeParse(event).success, event.kind).toBe(true);
    expect(events.at(-1)).toMatchObject({ kind: 'session_ended', data: { reason: 'completed' } });
    expect(judgedOf(events).every(({ verdict }) => verdict === 'right')).toBe(true);
    const questions = compiled.source.phases.flatMap(({ questions: all }) =>
      all.filter(({ type }) => type === 'numeric'),
    );
    expect(new Set(judgedOf(events).map(({ question_id }) => question_id)).size).toBe(questions.length);
  });

  test.each(sittings)('%s, %s, with every figure wrong', async (_, mode, compiled) => {
    const events = await talk(compiled, mode, 7.3);
    expect(events.at(-1)).toMatchObject({ kind: 'session_ended', data: { reason: 'completed' } });
    expect(judgedOf(events).some(({ verdict }) => verdict === 'wrong')).toBe(true);
  });

  test.each(sittings)('%s, %s: no wording comes twice', async (_, mode, compiled) => {
    const sentences = repliesOf(await talk(compiled, mode, 1)).flatMap((text) => text.split(/(?<=[.!?])\s+/));
    expect(sentences.filter((one, at) => sentences.indexOf(one) !== at)).toEqual([]);
  });
});
