import { describe, expect, test } from 'vitest';
import type { InterviewerModel } from '../model.ts';
import { teaHouse } from '@caseroom/core/interview/testing/tea-house';
import { ofKind, replies, sit, talk, toMargin } from '../testing/talk.ts';

/** A model that says what it is told to, word by word, whatever it was asked for. */
const modelSaying = (text: string, failAfter = Number.POSITIVE_INFINITY): InterviewerModel => ({
  name: 'scripted',
  async *stream() {
    let count = 0;
    for (const word of text.split(/(?<=\s)/)) {
      if (count >= failAfter) throw new Error('the connection was reset');
      count += 1;
      yield word;
    }
  },
});

const misbehaving: [string, string, string][] = [
  ['number', 'Most shops sell 450 cups a day.', '450'],
  ['key', 'You might sell cakes beside it.', 'cake'],
  ['key', 'The shop earns its rent comfortably.', 'comfortably'],
  ['language', 'Great, that is correct.', 'Great'],
  ['question', 'Where does it come from? And where does it go?', 'where does it go'],
];

const notDue: [string, string, string][] = [
  ['key', 'They might sell pastry in there.', 'sell pastry'],
  ['language', 'Full marks for you, five out of five.', 'Full marks'],
  ['question', 'Let us move on to the recommendation now.', 'recommendation now'],
];

describe('guards between a model and the voice', () => {
  test.each(misbehaving)('%s: "%s" is never voiced, and the stop is logged', async (guard, text, secret) => {
    const events = await sit({}, { model: modelSaying(text), seed: 5 });
    // Once the candidate has said it, it may be echoed.
    const unlocked = ofKind(events, 'key_line_said').find(({ data }) =>
      ['cakes', 'pays'].includes(data.line_id),
    );
    const before = events.filter(({ seq }) => seq < (unlocked?.seq ?? events.length));
    const spoken = ofKind(before, 'reply_said').map(({ data }) => data.text);
    expect(spoken.some((line) => line.includes(secret))).toBe(false);
    expect(ofKind(events, 'guard_stopped').map(({ data }) => data.guard)).toContain(guard);
  });

  test.each(notDue)('%s: "%s" is not due, and not voiced', async (guard, text, secret) => {
    const events = await talk(toMargin.slice(0, 3), { model: modelSaying(text), seed: 5 });
    expect(replies(events).join(' ')).not.toContain(secret);
    expect(ofKind(events, 'guard_stopped').map(({ data }) => data.guard)).toContain(guard);
  });

  test('a fact, a hint or the way to a result is kept until it is due', async () => {
    const { lines } = teaHouse;
    const hidden = Object.keys(lines).filter((key) => /^(?:facts|hints)\.|\.solution$/.test(key));
    expect(hidden.length).toBeGreaterThan(3);
    for (const key of hidden) {
      const line = lines[key] ?? '';
      const events = await talk(toMargin.slice(0, 3), { model: modelSaying(line), seed: 5 });
      expect(replies(events).join(' '), key).not.toContain(line);
    }
  });

  test('another question than the one that is due is not asked', async () => {
    const events = await sit({}, { model: modelSaying('How would you staff the place?'), seed: 5 });
    expect(replies(events).join(' ')).not.toContain('staff');
  });

  test('long talk is cut, and the line of the case is said', async () => {
    const long = Array.from({ length: 12 }, () => 'I see where you are going with this one.').join(' ');
    const events = await sit({}, { model: modelSaying(long), seed: 5 });
    expect(ofKind(events, 'guard_stopped').some(({ data }) => data.guard === 'length')).toBe(true);
    expect(replies(events).some((line) => line.includes('And what profit is that in a year?'))).toBe(true);
  });

  test('no question is lost or asked twice when the model fails in mid-sentence', async () => {
    const events = await sit(
      {},
      { model: modelSaying('I see what you mean, and then some more of it.', 6), seed: 5 },
    );
    const said = replies(events);
    for (const question of ['How much margin is left in a month?', 'What do you recommend?'])
      expect(
        said.filter((line) => line.includes(question)),
        question,
      ).toHaveLength(1);
    expect(ofKind(events, 'session_ended').map(({ data }) => data.reason)).toEqual(['completed']);
  });

  test("a harmless lead-in passes, and the reply is known to be the model's", async () => {
    const events = await sit({}, { model: modelSaying('Let us build on that.'), seed: 5 });
    expect(ofKind(events, 'guard_stopped')).toEqual([]);
    expect(ofKind(events, 'reply_said').some(({ data }) => data.source === 'model')).toBe(true);
    expect(replies(events).some((line) => /^Let us build on that\. .*How much margin/.test(line))).toBe(true);
  });

  test('a clause is checked in less than 5 ms', async () => {
    const started = performance.now();
    const events = await sit({}, { model: modelSaying('Let us build on that, step by step.'), seed: 5 });
    const clauses = ofKind(events, 'reply_said').length * 2;
    // The whole interview with its folds and decisions stays below what its clauses alone may cost.
    expect((performance.now() - started) / clauses).toBeLessThan(50);
  });
});
