import { fold } from '@caseroom/core/interview/fold';
import { teaHouse } from '@caseroom/core/interview/testing/tea-house';
import { describe, expect, test } from 'vitest';
import { acts, ofKind, phases, replies, script, sit } from './testing/talk.ts';

const asksRent = { give_prompt: 'What would the rent be?', answer_fact: 'No further questions.' };

describe('an interviewer-led interview in virtual time', () => {
  test('goes through every phase to its end', async () => {
    const events = await sit(asksRent, { seed: 3 });
    expect(phases(events)).toEqual(['hello', 'case', 'questions', 'cut', 'sums', 'ideas', 'advice', 'bye']);
    expect(ofKind(events, 'session_ended').map(({ data }) => data.reason)).toEqual(['completed']);
    expect(ofKind(events, 'exhibit_shown').map(({ data }) => data.exhibit_id)).toEqual(['cup-table']);
    expect(ofKind(events, 'fact_revealed').map(({ data }) => data.fact_id)).toEqual(['rent']);
    expect(
      ofKind(events, 'number_judged').map(({ data }) => [data.question_id, data.verdict, data.credit]),
    ).toEqual([
      ['margin', 'right', 5],
      ['profit', 'right', 5],
    ]);
  });

  test('every turn heard is taken once, and each decision comes before its reply', async () => {
    const events = await sit(asksRent, { seed: 3 });
    const heard = ofKind(events, 'utterance_heard').filter(({ data }) => data.role === 'turn');
    const taken = ofKind(events, 'turn_taken').flatMap(({ data }) => data.utterance_ids);
    expect(taken).toEqual(heard.map(({ event_id }) => event_id));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
    expect(events.map(({ occurred_ms }) => occurred_ms)).toEqual(
      events.map(({ occurred_ms }) => occurred_ms).sort((a, b) => a - b),
    );
  });

  test('the same case, seed and lines give the same log', async () => {
    expect(await sit(asksRent)).toEqual(await sit(asksRent));
  });

  test('the fold of the log never depends on the policy: it is the state the interviewer ended with', async () => {
    const events = await sit(asksRent);
    const state = fold(teaHouse, events);
    expect(state).toMatchObject({ status: 'ended', endReason: 'completed', phase: { id: 'bye' } });
    expect(state.unanswered).toEqual([]);
  });

  test('asks no question twice and says no wording twice', async () => {
    const events = await sit(asksRent, { seed: 11 });
    const asked = ofKind(events, 'turn_taken').flatMap(({ data }) =>
      data.directive.act === 'ask' ? [data.directive.question_id] : [],
    );
    expect(new Set(asked).size).toBe(asked.length);
    const sentences = replies(events).flatMap((text) => text.split(/(?<=[.!?])\s+/));
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  test('speaks briefly: a question a turn, at most 35 words, the prompt apart', async () => {
    const events = await sit(asksRent);
    const prompt = teaHouse.lines['prompt.say'] ?? '';
    for (const text of replies(events).filter((one) => !one.includes(prompt))) {
      expect(text.split(/\s+/).length, text).toBeLessThanOrEqual(35);
      expect(text.split('?').length - 1, text).toBeLessThanOrEqual(1);
    }
  });
});

describe('interruptions', () => {
  test('only the words heard by then are in the log, and the question is not lost', async () => {
    const events = await script([
      { t_ms: 8000, text: 'Ready.' },
      { t_ms: 12_000, text: 'Sorry, go on.' },
    ]);
    const [, prompt, rest] = ofKind(events, 'reply_said');
    expect(prompt?.data).toMatchObject({ interrupted: true, start_ms: 8400, end_ms: 12_000 });
    expect(prompt?.data.text.split(' ')).toHaveLength(9);
    expect(ofKind(events, 'interrupted').map(({ data }) => data.at_ms)).toEqual([12_000]);
    expect(acts(events).at(-1)).toBe('continue_reply');
    expect(rest?.data.text).toContain('The owner wonders');
  });

  test('what was not heard of the prompt is said after the question that cut it off', async () => {
    const events = await script([
      { t_ms: 8000, text: 'Ready.' },
      { t_ms: 10_500, text: 'Sorry, what would the rent be?' },
      { t_ms: 30_000, text: 'No further questions.' },
    ]);
    const [, cut, answer] = replies(events);
    expect(cut).toBe('Our client runs a tea');
    expect(answer).toContain('The rent would be $4,000');
    expect(answer).toContain('The owner wonders whether a second shop would pay.');
    expect(acts(events).filter((act) => act === 'continue_reply')).toEqual([]);
  });

  test('it is said after a question of ours as well, once that is answered', async () => {
    const events = await script([
      { t_ms: 8000, text: 'Ready.' },
      { t_ms: 10_500, text: 'Could I ask how the moon is doing there?' },
      { t_ms: 30_000, text: 'What would the rent be?' },
    ]);
    expect(acts(events)).toContain('ask_precision');
    expect(replies(events).at(-1)).toContain('The owner wonders whether a second shop would pay.');
  });

  test('a backchannel over the reply is kept in the log and stops nothing', async () => {
    const events = await script([
      { t_ms: 8000, text: 'Ready.' },
      { t_ms: 12_000, text: 'Mm-hm.' },
      { t_ms: 40_000, text: 'No further questions.' },
    ]);
    expect(ofKind(events, 'utterance_heard').map(({ data }) => data.role)).toEqual([
      'turn',
      'backchannel',
      'turn',
    ]);
    expect(ofKind(events, 'interrupted')).toEqual([]);
  });

  test('two lines that run into each other are one turn', async () => {
    const events = await script([
      { t_ms: 9000, text: 'Yes I am' },
      { t_ms: 9500, text: 'ready to begin.' },
    ]);
    expect(ofKind(events, 'turn_taken').map(({ data }) => data.text)).toEqual(['Yes I am ready to begin.']);
  });
});
