import { expect, it } from 'vitest';
import { categoryLabels, type LabelRoom } from './category-labels.ts';

const room: LabelRoom = { slotPx: 66, leftPx: 80, tall: true, widthOf: (text) => text.length * 6 };

it('writes words one under the other where they have room', () => {
  const { slanted, texts } = categoryLabels(['Did not think of it', 'Other'], room);
  expect({ slanted, texts }).toEqual({ slanted: false, texts: [['Did not', 'think of', 'it'], ['Other']] });
});

it('slants all of them where a word has no room, and cuts what would leave the chart', () => {
  const days = ['Monday (survey) of last year', 'Wednesday'];
  const { slanted, texts, heightPx } = categoryLabels(days, { ...room, slotPx: 46 });
  expect({ slanted, texts }).toEqual({ slanted: true, texts: [['Monday (survey)…'], ['Wednesday']] });
  expect(heightPx).toBeLessThan(100);
});

it('cuts them in a low chart', () => {
  const { slanted, texts } = categoryLabels(['Customs house', 'Ferry'], { ...room, tall: false });
  expect({ slanted, texts }).toEqual({ slanted: false, texts: [['Customs h…'], ['Ferry']] });
});
