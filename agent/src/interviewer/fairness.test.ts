import { pools } from '@caseroom/core/interview/wording-pools';
import { describe, expect, test } from 'vitest';
import { ofKind, sit } from './testing/talk.ts';

/** The reaction to the first figure of an interview: what was decided and how it was put. */
async function reactionTo(margin: string, seed: number): Promise<{ act: string; words: string }> {
  const events = await sit({ margin }, { door: 'type', seed });
  const judged = ofKind(events, 'number_judged')[0];
  const turn = ofKind(events, 'turn_taken').find(({ turn_id }) => turn_id === judged?.turn_id);
  const reply = ofKind(events, 'reply_said').find(({ seq }) => seq > (judged?.seq ?? 0));
  return { act: turn?.data.directive.act ?? '', words: reply?.data.text ?? '' };
}

const said = [
  { how: 'bare', right: 'So that is 9,000 dollars a month.', wrong: 'So that is 8,000 dollars a month.' },
  {
    how: 'with its steps',
    right: '200 times 25 is 5,000, times 1.80 is 9,000 dollars a month.',
    wrong: '200 times 25 is 5,000, times 1.60 is 8,000 dollars a month.',
  },
];

describe('rule 11: poker face', () => {
  test.each(said)(
    'right or wrong is guessed from the reaction to a figure $how no better than 60 %',
    async ({ right, wrong }) => {
      const counts = new Map<string, { right: number; wrong: number }>();
      const held: { feature: string; label: 'right' | 'wrong' }[] = [];
      for (let seed = 1; seed <= 120; seed += 1) {
        for (const label of ['right', 'wrong'] as const) {
          const { act, words } = await reactionTo(
            label === 'right' ? right : wrong,
            seed * 2 + (label === 'right' ? 0 : 1),
          );
          const feature = `${act}|${words.split(/(?<=[.!?])\s/)[0]}`;
          if (seed > 60) held.push({ feature, label });
          else {
            const seen = counts.get(feature) ?? { right: 0, wrong: 0 };
            counts.set(feature, { ...seen, [label]: seen[label] + 1 });
          }
        }
      }
      const guess = (feature: string) => {
        const seen = counts.get(feature) ?? { right: 0, wrong: 0 };
        return seen.right > seen.wrong ? 'right' : 'wrong';
      };
      const hits = held.filter(({ feature, label }) => guess(feature) === label).length;
      expect(hits / held.length).toBeLessThanOrEqual(0.6);
    },
    30_000,
  );

  test('no wording praises, doubts or corrects', () => {
    const telling =
      /\b(?:great|excellent|perfect|well done|correct|wrong|mistake|not quite|nice|unfortunately)\b/i;
    const neutral = Object.entries(pools).filter(
      ([name]) => name !== 'read_back' && name !== 'confirm_on_screen',
    );
    for (const [name, wordings] of neutral)
      for (const wording of wordings) expect(wording, name).not.toMatch(telling);
  });

  test('at least five wordings of each, none of them twice', () => {
    for (const [name, wordings] of Object.entries(pools)) {
      expect(new Set(wordings).size, name).toBe(wordings.length);
      expect(wordings.length, name).toBeGreaterThanOrEqual(5);
    }
  });

  test('at most two pushbacks a case', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const events = await sit({}, { seed });
      const pushed = ofKind(events, 'turn_taken').filter(({ data }) => data.directive.act === 'pushback');
      expect(pushed.length).toBeLessThanOrEqual(2);
    }
  });
});
