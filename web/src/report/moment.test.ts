import type { ExhibitView } from '@caseroom/core/case/schema';
import { describe, expect, it } from 'vitest';
import { piecesOf, screenAt, wordAt } from './moment.ts';

const word = (text: string, start_ms: number) => ({ text, start_ms, end_ms: start_ms + 200 });
const words = [word('look', 1_000), word('at', 1_300), word('rent', 2_000)];

describe('the words of a line', () => {
  it('are those of its text, whatever its capitals and signs', () => {
    expect(piecesOf('Look at  rent.', words)).toEqual(['Look ', 'at  ', 'rent.']);
  });

  it('are none where the recogniser wrote the line in another way', () => {
    expect(piecesOf('Look at 24.', words)).toBeNull();
    expect(piecesOf('Look at the rent.', words)).toBeNull();
  });

  it('are said one after the other, each until the next', () => {
    expect([900, 1_000, 1_290, 1_400, 2_500].map((ms) => wordAt(words, ms))).toEqual([-1, 0, 0, 1, 2]);
  });
});

it('what stood on the screen goes back as far as the replay does', () => {
  const exhibit = (id: string, shown_ms: number) => ({ id, shown_ms }) as ExhibitView & { shown_ms: number };
  const stood = {
    exhibits: [exhibit('costs', 5_000), exhibit('shops', 9_000)],
    scratchpads: [
      { saved_ms: 2_000, text: 'a' },
      { saved_ms: 8_000, text: 'ab' },
    ],
  };
  const at = (ms: number) => {
    const { exhibit: shown, scratchpad } = screenAt(stood, ms);
    return [shown?.id ?? null, scratchpad];
  };
  expect(at(1_000)).toEqual([null, null]);
  expect(at(9_500)).toEqual(['shops', 'ab']);
  expect(at(7_000)).toEqual(['costs', 'a']);
});
