import { drillKinds, drillTopics } from '@caseroom/core/drills/item';
import { expect, it } from 'vitest';
import { kindTitles, standing, timeText, topicTitles } from './words.ts';

it('has a word for each kind and topic', () => {
  expect(Object.keys(kindTitles).toSorted()).toEqual([...drillKinds].toSorted());
  expect(Object.keys(topicTitles).toSorted()).toEqual([...drillTopics].toSorted());
});

it('says how long it took', () => {
  expect([100, 12_400, 60_000, 65_000].map(timeText)).toEqual(['1 s', '12 s', '1 min', '1 min 5 s']);
});

it('says where somebody stands', () => {
  const kind = { kind: 'mental', level: 3, practised_at: null, open_run_id: null } as const;
  expect(standing({ ...kind, last: null }, 5)).toBe('Not practised yet');
  expect(standing({ ...kind, last: { answered: 20, right: 15 } }, 5)).toBe(
    'Step 3 of 5, 15 of the last 20 right',
  );
});
