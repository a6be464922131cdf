import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { drillKinds, topicsOf, type DrillItem, type DrillKind, type DrillTopic } from './item.ts';
import { itemsInRun, topLevel } from './ladder.ts';
import { makeItem } from './make-item.ts';
import { nextItem } from './next-item.ts';
import { workedOut } from './testing/worked-out.ts';

vi.setConfig({ testTimeout: 60_000 });

const all = drillKinds.flatMap((kind): [DrillKind, DrillTopic][] =>
  topicsOf[kind].map((topic) => [kind, topic]),
);
const levels = fc.integer({ min: 1, max: topLevel });
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const turns = fc.nat({ max: 100 });

/** What is told, without its figures. */
const storyOf = ({ text, exhibit }: DrillItem): string =>
  exhibit?.title ?? text.replace(/\d[\d,.]*( (thousand|million|billion))?/g, '#').replace(/\bfell\b/, 'grew');

describe.each(all)('%s: %s', (kind, topic) => {
  const items = fc.record({ level: levels, seed: seeds, turn: turns }).map((wish): DrillItem => {
    return makeItem({ kind, topic, ...wish });
  });

  it('is right as it is worked out from the question alone', () => {
    fc.assert(
      fc.property(items, (item) => {
        expect(workedOut(item) / item.answer).toBeCloseTo(1, 9);
      }),
    );
  });

  it('has plausible figures: heads and pieces whole, shares and money within what there is', () => {
    fc.assert(
      fc.property(items, (item) => {
        expect(faultsOf(item)).toEqual([]);
      }),
    );
  });

  it('is worded without blanks, in sentences that end', () => {
    fc.assert(
      fc.property(items, ({ text, spoken, steps, wrong_turns, exhibit }) => {
        for (const sentence of [text, spoken]) expect(sentence).toMatch(/^\S.*\?$/);
        for (const { explain } of wrong_turns) expect(explain).toMatch(/^[A-Z].*\.$/);
        for (const { label } of steps) expect(label).toMatch(/^[A-Z\d]/);
        const shown = exhibit ? [exhibit.title, ...exhibit.categories] : [];
        const words = [text, spoken, ...steps.map(({ label }) => label), ...shown];
        expect(words.join('\n')).not.toMatch(
          /undefined|NaN|\bnull (year|month)|[^\S\n]{2}| [.,?]|[.?][A-Z]|_/,
        );
      }),
    );
  });

  it('has three stories at each step, and never the same one twice in a row', () => {
    fc.assert(
      fc.property(levels, seeds, (level, seed) => {
        const texts: string[] = [];
        const stories: string[] = [];
        for (let number = 1; number <= itemsInRun; number += 1) {
          const item = nextItem({ kind, topic, level, seed }, number, texts);
          texts.push(item.text);
          stories.push(storyOf(item));
        }
        expect(new Set(stories).size).toBeGreaterThanOrEqual(3);
        expect(stories.filter((story, at) => story === stories[at - 1])).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

/** Most that may come out by what it is measured in; what has no limit here is counted. */
const most: Readonly<Record<string, number>> = {
  ...{ '%': 900, pp: 100, month: 60, year: 40 },
  ...{ USD: 1e10, 'USD/day': 1e6, 'USD/month': 1e9, 'USD/year': 1e12 },
};

function faultsOf({ kind, answer, unit, text }: DrillItem): string[] {
  const limit = most[unit] ?? (unit.startsWith('USD/') ? 1e4 : 1e8);
  const isCounted = most[unit] === undefined && !unit.startsWith('USD/');
  const isWhole = Math.abs(answer - Math.round(answer)) < 1e-6;
  return [
    ...(answer > 0 && answer <= limit ? [] : [`${answer} ${unit}`]),
    // An estimate comes out as it does.
    ...(isCounted && kind !== 'estimation' && !isWhole ? [`${answer} ${unit}`] : []),
    // A part of all is no more than all.
    ...(/What share|What percent of the price/.test(text) && answer >= 100 ? [`${answer} of a hundred`] : []),
  ];
}
