import { pools } from '@caseroom/core/interview/wording-pools';
import { describe, expect, test } from 'vitest';
import type { Answers } from './testing/listener.ts';
import { acts, ofKind, replies, sit } from './testing/talk.ts';

const told = (replied: readonly string[]) =>
  replied.filter((line) => pools.advice_heard.some((wording) => line.includes(wording)));
const nods = (replied: readonly string[]) =>
  replied.filter((line) => pools.go_on.some((wording) => line === wording));

const given: readonly string[] = [
  'It is well above the rent. So my recommendation is to open the second shop, because it earns 60,000 dollars a year. The risk is that the guests are the same. Next I would talk to the landlord.',
  'That is plenty, so I would recommend opening it, since the rent is covered many times over. My main worry is the other tea house. As a next step I would talk to the guests.',
  'To sum up, she should open the second shop, because sixty thousand remain in a year. What could go wrong is that students stay away in summer, and first I would ask some of them.',
  'My advice to the owner would be to go ahead. The reason is the profit of 60,000 dollars. One risk is that both shops share their guests, so next week I would count who comes from where.',
  "I'd tell the owner to open, because it pays its rent within a month. The danger is the other tea house. I would start with a test on two days of the week, so let's run that first.",
  'In conclusion, I would go ahead and open it, as 60,000 are left every year. It only goes wrong if fewer students come than office workers. By Monday I would call the landlord.',
  'So I recommend to her that she opens, because profit is sixty thousand. The risk is the same guests. The next step is to speak with the owner of the house.',
  'that gives sixty thousand so my recommendation is to open the second shop because it pays its rent many times over the risk is the same guests and next i would talk to the landlord',
];
const shortly: readonly string[] = [
  'As I said, open it.',
  'My recommendation stands.',
  'Nothing to add.',
  'Open the second shop.',
  'I stand by that, open it.',
  'Like I said, go ahead.',
  'Still the same, open it.',
  "I've already told you.",
];

describe('a whole recommendation that came before it was asked for', () => {
  test.each(given.map((text, at) => [text, shortly[at] ?? ''] as const))(
    'is known when it is asked for, and may be short: %s',
    async (text, again) => {
      for (const question of ['profit.so_what', 'brainstorm']) {
        const events = await sit({ [question]: text, recommendation: again }, { door: 'type' });
        const said = replies(events);
        expect(told(said)).toHaveLength(1);
        expect(told(said)[0]).toContain('What do you recommend?');
        const after = said.slice(said.findIndex((line) => line === told(said)[0]));
        expect(nods(after)).toEqual([]);
        expect(acts(events).at(-1)).toBe('goodbye');
      }
    },
  );

  test.each([
    'It is well above what the owner needs, so she should open the second shop, because 60,000 remain.',
    'So my recommendation is to open it.',
    'My hypothesis is that she should open it, because it pays. The risk is the same guests. Next I would talk to the landlord.',
    'I would suggest that we look at the rent next, because it is the largest cost. The risk is that it rises. Next I would take the tea.',
    'For now I would recommend opening it, because it pays. The risk is the same guests. Next I would talk to the landlord.',
    'I am not sure what I would recommend, because of the risk. Next I would look at the guests.',
    'The owner wants a recommendation, because rivals are near. The risk is the rent, so next week it may be too late.',
    'If it turns out that the guests are others, I would recommend opening it, because it pays. The risk is the rent. Next I would ask them.',
  ])('nothing is taken as heard that was not: %s', async (text) => {
    const events = await sit({ 'profit.so_what': text, recommendation: 'Open it.' }, { door: 'type' });
    expect(told(replies(events))).toEqual([]);
    expect(nods(replies(events)).length).toBeGreaterThan(0);
  });

  test('in the structure it is a guess', async () => {
    const structure = `My recommendation is to open, because revenue and cost look fine. ${given[0]} I would look at the first shop.`;
    expect(told(replies(await sit({ structure }, { door: 'type' })))).toEqual([]);
  });

  test('the log keeps what was understood, and no words are read again', async () => {
    const events = await sit({ 'profit.so_what': given[0] ?? '' }, { door: 'type' });
    const turn = ofKind(events, 'turn_taken').find(({ data }) => data.text === given[0]);
    expect(turn?.data.intent).toBe('recommendation');
  });
});

describe('what somebody would do is no recap of the prompt', () => {
  /** The tea house is in Bristol, and "in Bath" is a wrong recap. */
  const corrected = async (answers: Answers) =>
    acts(await sit(answers, { door: 'type' })).includes('correct_recap');

  test.each([
    'It is well above the rent, so she should open one in Bath as well.',
    'So my recommendation is to open in Bath, because it earns 60,000 dollars. The risk is the rent. Next I would look for a place.',
    "I'd open another one in Bath with that money.",
    'That pays for a shop in Bath too, and I would suggest one.',
    'She would be better off in Bath.',
    'My conclusion is that a shop in Bath could follow.',
    'We should try it in Bath first, since it pays so well.',
    "Let's try one in Bath, as it is well above the rent.",
  ])('in the analysis: %s', async (text) => {
    expect(await corrected({ 'profit.so_what': text })).toBe(false);
  });

  test.each([
    'Open the second shop, and a third one in Bath when it runs, because it earns 60,000 dollars a year.',
    'Go ahead, and try the same in Bath later, as the rent is small. The risk is the same guests.',
  ])('in the recommendation: %s', async (recommendation) => {
    expect(await corrected({ recommendation })).toBe(false);
  });

  test.each([
    ['give_prompt', 'So our client has a tea house in Bath and thinks of a second one.'],
    ['profit.so_what', 'As the tea house is in Bath, it is well above the rent.'],
    ['profit.so_what', 'People in Bath drink a lot of tea, so it pays.'],
    [
      'recommendation',
      'Let me recap, the tea house is in Bath and earns 60,000 dollars a year after the rent.',
    ],
  ])('the prompt told back wrongly is put right: %s, %s', async (question, text) => {
    expect(await corrected({ [question]: [text, 'No further questions.'] })).toBe(true);
  });
});
