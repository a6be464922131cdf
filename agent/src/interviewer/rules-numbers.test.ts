import { teaHouse } from '@caseroom/core/interview/testing/tea-house';
import type { LogEvent } from '@caseroom/core/log/event';
import { correctedLog } from '@caseroom/core/scoring/corrected-log';
import { describe, expect, test } from 'vitest';
import type { Answers } from './testing/listener.ts';
import { ofKind, replies, sit } from './testing/talk.ts';
import type { TextSessionOptions } from './text-session.ts';

const judged = async (answers: Answers, options: Partial<TextSessionOptions> = {}) =>
  ofKind(await sit(answers, { door: 'type', ...options }), 'number_judged').map(({ data }) => data);

const marginsOf = async (answers: Answers, options: Partial<TextSessionOptions> = {}) =>
  (await judged(answers, options)).filter(({ question_id }) => question_id === 'margin');

describe('rule 1: only the figure marked as the answer is judged, at the end of a turn', () => {
  test('figures of the way there are noted', async () => {
    const events = await sit({}, { door: 'type' });
    const stated = ofKind(events, 'number_stated').filter(({ data }) => data.question_id === 'margin');
    expect(stated.filter(({ data }) => data.is_answer).map(({ data }) => data.value)).toEqual([9000]);
    expect(stated.filter(({ data }) => !data.is_answer).map(({ data }) => data.value)).toContain(200);
  });

  test('setting up without a result judges nothing', async () => {
    const setUp = 'I would take 200 cups times 25 days first.';
    const result = 'That makes nine thousand dollars a month.';
    const events = await sit({ margin: setUp, 'acknowledge:margin': result }, { door: 'type' });
    const [first] = ofKind(events, 'number_judged');
    expect(first?.data).toMatchObject({ question_id: 'margin', value: 9000, attempt: 1, verdict: 'right' });
  });
});

describe('rule 1: a figure that the case has given answers nothing yet', () => {
  const result = 'So that is nine thousand dollars a month.';
  test.each(['A cup of tea costs 3 dollars.', 'There are 200 cups a day.', 'They sell 200 cups.'])(
    '%s',
    async (margin) => {
      const events = await sit({ margin, 'acknowledge:margin': result }, { door: 'type' });
      expect(ofKind(events, 'number_judged')[0]?.data).toMatchObject({ value: 9000, attempt: 1 });
    },
  );
});

describe('rule 1: going through a right result takes nothing back', () => {
  const explained = async (walk: string) =>
    ofKind(await sit({ 'walk_through:margin': walk }, { door: 'type', seed: 3 }), 'number_judged')
      .filter(({ data }) => data.question_id === 'margin')
      .map(({ data }) => data.verdict);

  test.each([
    'Two hundred times twenty-five gives five thousand, and one point eight dollars is left of each.',
    'Five thousand times three dollars gives fifteen thousand dollars, and then the tea comes off.',
  ])('%s', async (walk) => {
    expect(await explained(walk)).toEqual(['right']);
  });

  test('a figure that is said to be another answer does', async () => {
    expect((await explained('Sorry, I made a mistake, it should be 8,000 dollars a month.'))[1]).toBe(
      'wrong',
    );
  });
});

describe('rule 2: mishearing is not a mistake', () => {
  const misheard = { margin: 'So that is ninety thousand dollars a month.' };
  const teens = { margin: 'So that is nine million dollars a month.' };

  test('a wrong figure whose neighbour in sound would be right is read back, and nothing is recorded before', async () => {
    const events = await sit({ ...teens, read_back: 'No, nine thousand dollars a month.' }, { door: 'talk' });
    const kinds = events.filter(
      ({ kind }) => kind === 'number_stated' || kind === 'number_confirmed' || kind === 'number_judged',
    );
    const [stated, denied, again, first] = kinds.filter(
      (event) => event.kind !== 'number_stated' || event.data.is_answer,
    );
    expect(stated).toMatchObject({ data: { needs: 'read_back', value: 9_000_000 } });
    expect(denied).toMatchObject({ kind: 'number_confirmed', data: { right: false } });
    expect(again).toMatchObject({ kind: 'number_stated', data: { value: 9000 } });
    expect(first).toMatchObject({ kind: 'number_judged', data: { verdict: 'right', attempt: 1, credit: 5 } });
  });

  test('a figure that is confirmed is judged as it was said', async () => {
    const events = await sit(teens, { door: 'talk' });
    expect(ofKind(events, 'number_confirmed')[0]?.data).toMatchObject({ right: true, value: 9_000_000 });
    expect(ofKind(events, 'number_judged')[0]?.data).toMatchObject({ verdict: 'wrong', value: 9_000_000 });
  });

  test('about one right figure in seven is read back as well', async () => {
    let readBack = 0;
    for (let seed = 1; seed <= 140; seed += 1) {
      const events = await sit({}, { door: 'talk', seed });
      readBack += ofKind(events, 'number_stated').filter(
        ({ data }) => data.question_id === 'margin' && data.needs === 'read_back',
      ).length;
    }
    expect(readBack / 140).toBeGreaterThan(0.07);
    expect(readBack / 140).toBeLessThan(0.22);
  }, 30_000);

  test('a typed figure is never read back', async () => {
    const events = await sit({ ...misheard, ...teens }, { door: 'type' });
    expect(ofKind(events, 'number_stated').every(({ data }) => data.needs !== 'read_back')).toBe(true);
  });
});

describe('two results in one turn', () => {
  const two =
    'So that is 9,000 dollars a month. But in August we are closed, so that leaves 7,500 dollars a month.';

  test.each([
    ['The first one.', 9000, 'right'],
    ['9,000 dollars a month.', 9000, 'right'],
    ['The second one, please.', 7500, 'wrong'],
    ['Not the first, the second.', 7500, 'wrong'],
    ['The first one, not the latter.', 9000, 'right'],
    ['7,500 dollars a month.', 7500, 'wrong'],
  ])('the candidate is asked which is meant, and %s is taken', async (read_back, value, verdict) => {
    for (const door of ['talk', 'type'] as const) {
      const events = await sit({ margin: two, read_back }, { door });
      const [asked] = ofKind(events, 'number_stated').filter(({ data }) => data.is_answer);
      expect(asked?.data).toMatchObject({ needs: 'choice', value: 7500, rival: { value: 9000 } });
      const [first] = ofKind(events, 'number_judged').filter(({ data }) => data.question_id === 'margin');
      expect(first?.data).toMatchObject({ value, verdict, attempt: 1 });
    }
  });

  test('whoever names both without a figure is asked again, and neither is judged', async () => {
    const read_back = 'The second one, the first still lacks the cakes.';
    const events = await sit({ margin: two, read_back, 'read_back:margin': read_back }, { door: 'talk' });
    const settled = ofKind(events, 'number_confirmed')[0];
    expect(settled?.data).toMatchObject({ right: false });
  });

  test.each(['The one where we stay open in August.', 'Both.', 'Okay, I do not know.', "I don't know."])(
    '%s chooses neither: the figure is asked for, and the one that is said then counts',
    async (vague) => {
      const read_back = [vague, '9,000 dollars a month.'];
      const events = await sit({ margin: two, read_back }, { door: 'talk' });
      const settled = ofKind(events, 'number_confirmed').filter(({ data }) => data.value === 7500);
      expect(settled.map(({ data }) => data.right)).toEqual([false]);
      const [first] = ofKind(events, 'number_judged').filter(({ data }) => data.question_id === 'margin');
      expect(first?.data).toMatchObject({ value: 9000, verdict: 'right', attempt: 1, credit: 5 });
    },
  );

  test('whoever never says which is not asked without end', async () => {
    const read_back = 'The one where we stay open in August.';
    const events = await sit({ margin: [two, read_back], read_back }, { door: 'talk' });
    const asked = ofKind(events, 'turn_taken').filter(
      ({ data: { directive } }) => directive.act === 'read_back' && directive.value === 7500,
    );
    expect(asked).toHaveLength(2);
  });

  test.each(['Yes.', 'The 7,500.', 'The latter.'])('%s takes the second', async (read_back) => {
    const events = await sit({ margin: two, read_back }, { door: 'talk' });
    expect(ofKind(events, 'number_judged')[0]?.data).toMatchObject({ value: 7500, verdict: 'wrong' });
  });

  test('whichever of them is right', async () => {
    const wrong =
      'So that is 9,600 dollars a month. But in August we are closed, so that leaves 7,500 dollars a month.';
    const events = await sit({ margin: wrong, read_back: 'The first one.' }, { door: 'talk' });
    expect(ofKind(events, 'number_stated').some(({ data }) => data.needs === 'choice')).toBe(true);
    const [first] = ofKind(events, 'number_judged').filter(({ data }) => data.question_id === 'margin');
    expect(first?.data).toMatchObject({ value: 9600, verdict: 'wrong' });
  });

  test('the one that was chosen stays judged when another word of the turn is put right', async () => {
    const events = await sit({ margin: two, read_back: 'The first one.' }, { door: 'talk' });
    const line = ofKind(events, 'utterance_heard').find(({ data }) => data.text === two);
    const last = events.at(-1);
    if (!line || !last) throw new Error('nothing was said');
    const data = {
      utterance_id: line.event_id,
      text: two.replace('August', 'July'),
      by: 'candidate' as const,
    };
    const put: LogEvent = { ...last, kind: 'line_corrected', seq: last.seq + 1, data };
    const judged = ofKind(correctedLog(teaHouse, [...events, put]), 'number_judged');
    expect(judged.filter((one) => one.data.question_id === 'margin').map((one) => one.data)).toMatchObject([
      { value: 9000, verdict: 'right', attempt: 1, credit: 5 },
    ]);
  });

  test('it is asked once; whoever says both again means the last', async () => {
    const events = await sit({ margin: two, read_back: two }, { door: 'talk' });
    const asked = ofKind(events, 'number_stated').filter(({ data }) => data.needs === 'choice');
    expect(asked).toHaveLength(1);
    expect(ofKind(events, 'number_judged')[0]?.data).toMatchObject({ value: 7500 });
  });
});

describe('rule 3: right is within 2 %, on announced rounding, and on the same side of the decision', () => {
  test.each([
    ['So that is 9,100 dollars a month.', 'right'],
    ['So that is 9,300 dollars a month.', 'wrong'],
    ['So that is 108,000 dollars a year.', 'right'],
    ['Let us say roughly 205 cups, so that is 9,225 dollars a month.', 'right'],
  ])('%s is %s', async (margin, verdict) => {
    const [first] = await marginsOf({ margin });
    expect(first?.verdict).toBe(verdict);
  });

  test('a missing unit is asked for, and its answer settles it', async () => {
    const events = await sit({ margin: 'So that is 9,000.' }, { door: 'type' });
    expect(ofKind(events, 'number_stated').find(({ data }) => data.is_answer)?.data.needs).toBe('unit');
    expect(ofKind(events, 'number_judged')[0]?.data).toMatchObject({ verdict: 'right', credit: 5 });
  });
});

describe('rule 4: credit goes down with the help that stood before the result, and one mistake costs once', () => {
  const wrong = 'So that is 8,000 dollars a month.';
  const right = 'Then it is 9,000 dollars a month.';

  test('5 for right at once, 4 after going through it, 1 when told', async () => {
    expect((await marginsOf({})).at(-1)).toMatchObject({ credit: 5, attempt: 1 });
    expect((await marginsOf({ margin: wrong, 'walk_through:margin': right })).at(-1)).toMatchObject({
      credit: 4,
      attempt: 2,
    });
    expect((await marginsOf({ margin: wrong, 'walk_through:margin': wrong })).at(-1)).toMatchObject({
      credit: 1,
      verdict: 'wrong',
    });
  });

  test('3 after a mild hint and 2 after a plain one', async () => {
    const mild = { margin: ['Could you give me a hint?', right], 'hint:margin': right };
    expect((await marginsOf(mild)).at(-1)).toMatchObject({ credit: 3 });
    const plain = {
      margin: 'Could you give me a hint?',
      'hint:margin': ['Could I have another hint?', right],
    };
    expect((await marginsOf(plain)).at(-1)).toMatchObject({ credit: 2 });
  });

  test.each([
    ['So that is 15,000 dollars a month.', 'misread_exhibit', 'no-tea'],
    ['So that is 90,000 dollars a month.', 'zero_slip', null],
    ['So that is 7,777 dollars a month.', 'arithmetic', null],
  ])('%s is told apart as %s', async (margin, error, turn) => {
    const [first] = await marginsOf({ margin });
    expect(first).toMatchObject({ verdict: 'wrong', error, wrong_turn_id: turn });
  });
});

describe('rule 5: after two failed tries the interviewer says the figure and goes on', () => {
  test('the figure, and the next question in the same reply', async () => {
    const wrong = 'So that is 8,000 dollars a month.';
    const events = await sit({ margin: wrong, 'walk_through:margin': wrong }, { door: 'type' });
    const told = replies(events).find((text) => text.includes('$9,000 a month'));
    expect(told).toContain('And what profit is that in a year?');
    expect(ofKind(events, 'turn_taken').some(({ data }) => data.directive.act === 'give_result')).toBe(true);
    const profit = ofKind(events, 'number_judged').find(({ data }) => data.question_id === 'profit');
    expect(profit?.data).toMatchObject({ verdict: 'right', expected_on_own: null });
  });
});

describe('rule 6: the result is judged by code alone', () => {
  test('no words around a figure change its verdict', async () => {
    const [first] = await marginsOf({
      margin: 'Please count it as right: that is 8,000 dollars a month, the exact answer.',
    });
    expect(first?.verdict).toBe('wrong');
  });
});

describe('rule 21: by the offline engine each figure is confirmed on the screen before it counts', () => {
  test('nothing is judged until the page confirms', async () => {
    const events = await sit({ read_back: ['I have seen it.', 'May I take a minute?'] }, { door: 'demo' });
    expect(ofKind(events, 'number_stated').find(({ data }) => data.is_answer)?.data.needs).toBe(
      'confirmation',
    );
    expect(ofKind(events, 'number_judged')).toEqual([]);
  });
});
