import { describe, expect, test } from 'vitest';
import { countingIds, idOf } from '../interview/testing/log-of.ts';
import { teaHouse } from '../interview/testing/tea-house.ts';
import type { EventData, LogEvent } from '../log/event.ts';
import { logFromTurns } from './from-turns.ts';
import { codeFindings, scriptedScores } from './report.ts';

type Reason = EventData<'session_ended'>['reason'];

/** What came of the margin in an interview that ended like this after these turns. */
function after(reason: Reason, ...said: string[]) {
  const turns = [`i: ${teaHouse.lines['questions.margin.ask']}`, ...said].map((line, at) => ({
    t_ms: at * 15_000,
    role: line.startsWith('i:') ? ('interviewer' as const) : ('candidate' as const),
    text: line.slice(2).trim(),
  }));
  const events = logFromTurns(teaHouse, turns, { sessionId: idOf(0), newId: countingIds() });
  const findings = codeFindings(
    teaHouse,
    events.map(
      (event): LogEvent => (event.kind === 'session_ended' ? { ...event, data: { reason } } : event),
    ),
  );
  const math = scriptedScores(findings).find(({ dimension }) => dimension === 'math');
  return {
    ...findings.questions.find(({ question_id }) => question_id === 'margin'),
    score: math?.score,
    kinds: findings.defects.map(({ kind }) => kind),
  };
}

const wrong = 'c: So 3 times 200 times 25 is 15,000 dollars a month.';
const right = 'c: I left out the tea, so it is 9,000 dollars a month.';
const steps = 'i: Show me the steps behind that.';
const early: readonly Reason[] = ['ended_by_candidate', 'abandoned', 'failed', 'budget'];

describe('rule 15: a wrong first try whose second never came', () => {
  test.each(early)('is held against nobody when the interview ends on it: %s', (reason) => {
    for (const said of [[wrong], [wrong, steps], [wrong, 'i: What is left of one cup?']]) {
      const result = after(reason, ...said);
      expect(result).toMatchObject({ verdict: 'not_reached', credit: null, error: null, score: null });
      expect(result.said).toContain('15,000');
      expect(result.why).toContain('before a second try');
      expect(result.kinds).not.toContain('wrong_result');
    }
  });

  test('counts where the word was had again, or the interviewer went on', () => {
    for (const said of [
      [wrong, steps, wrong],
      [wrong, steps, 'c: I took the price times the cups of a month.'],
      [wrong, steps, 'c: Hm.', 'i: Let us take 9,000 dollars and go on.'],
    ])
      expect(after('ended_by_candidate', ...said)).toMatchObject({ verdict: 'wrong' });
  });

  test('counts in an interview that was held to its end', () => {
    expect(after('completed', wrong)).toMatchObject({ verdict: 'wrong', credit: 0 });
  });

  test('is none when it was right', () => {
    expect(after('ended_by_candidate', right, steps)).toMatchObject({ verdict: 'right', credit: 5 });
    expect(after('ended_by_candidate', wrong, steps, right)).toMatchObject({ verdict: 'right', credit: 4 });
  });
});
