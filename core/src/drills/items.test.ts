import { describe, expect, it, vi } from 'vitest';
import { evaluate } from '../case/evaluate.ts';
import { parseFormula } from '../case/formula.ts';
import { speakFigure } from '../case/spoken-figure.ts';
import { parseNumbers } from '../speech/numbers.ts';
import { drillKinds, topicsOf, type DrillItem } from './item.ts';
import { judgeDrill, readAnswer } from './judge.ts';
import { topLevel } from './ladder.ts';
import { makeItem } from './make-item.ts';
import { unitInWords } from './prose.ts';

const seeds = 2000;
vi.setConfig({ testTimeout: 60_000 });

/** Every seed with its topic, level and story in turn, so that each of them has its share. */
const itemsOf = (kind: (typeof drillKinds)[number]): DrillItem[] =>
  Array.from({ length: seeds }, (_, seed) => {
    const topics = topicsOf[kind];
    const topic = topics[seed % topics.length] ?? topics[0];
    const level = 1 + (Math.floor(seed / topics.length) % topLevel);
    return makeItem({ kind, topic, level, seed, turn: Math.floor(seed / topics.length / topLevel) });
  });

/** What a step on paper comes to, worked out from what is printed. */
const onPaper = (work: string): number =>
  evaluate(
    parseFormula(work.replaceAll(',', '').replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-')),
    new Map(),
  );

/** What does not hold, with the item's text: one expectation for thousands of items. */
const faultsOf = (items: readonly DrillItem[], check: (item: DrillItem) => readonly unknown[]) =>
  items.flatMap((item) => check(item).map((fault) => [item.text, fault]));

const forms = ({ answer, unit }: DrillItem): string[] => [
  speakFigure(answer, unit, 'words'),
  speakFigure(answer, unit, 'figure'),
  `so that is ${speakFigure(answer, unit, 'words')}`,
  String(Number(answer.toPrecision(6))),
  speakFigure(answer, unit, 'number'),
];

const valuesIn = (text: string): string =>
  JSON.stringify(parseNumbers(text).map(({ value, unit }) => [value, unit]));

describe.each(drillKinds)('%s, over 2,000 seeds', (kind) => {
  const items = itemsOf(kind);

  it('is what its own worked solution comes to, and prints its results as they are', () => {
    const faults = faultsOf(items, ({ steps, answer }) => [
      ...steps.filter(({ work, result }) => {
        const shown = parseNumbers(result)[0]?.value ?? Number.NaN;
        return !(Math.abs(shown - onPaper(work)) <= 5e-4 * Math.abs(shown));
      }),
      ...steps.slice(-1).filter(({ work }) => !(Math.abs(onPaper(work) - answer) <= 1e-9 * answer)),
      ...(steps.length === 0 ? ['no steps'] : []),
    ]);
    expect(faults).toEqual([]);
  });

  it('has the unit of the answer on its last step', () => {
    const faults = faultsOf(items, ({ steps, answer, unit }) => {
      const shown = steps.at(-1)?.result.replace('about ', '');
      return shown === speakFigure(answer, unit, 'figure') ? [] : [shown];
    });
    expect(faults).toEqual([]);
  });

  it('takes the right answer as right, spoken and typed, with the unit and without, marked and bare', () => {
    const faults = faultsOf(items, (item) =>
      forms(item).filter((form) => {
        const read = readAnswer(item, form);
        return !read || judgeDrill(item, read.value).verdict !== 'right';
      }),
    );
    expect(faults).toEqual([]);
  });

  it('knows each wrong turn by what it is', () => {
    const faults = faultsOf(items, (item) => [
      ...item.wrong_turns.filter((turn) => {
        const judged = judgeDrill(item, turn.value);
        return judged.verdict !== 'wrong' || judged.error !== turn.kind || judged.explain !== turn.explain;
      }),
      ...(item.wrong_turns.length === 0 ? ['no wrong turns'] : []),
    ]);
    expect(faults).toEqual([]);
  });

  it('knows a wrong turn that is said in words', () => {
    const faults = faultsOf(items, (item) =>
      item.wrong_turns.slice(0, 1).filter((turn) => {
        // What a listener keeps of a figure is four digits.
        const read = readAnswer(item, speakFigure(turn.value, item.unit, 'words'));
        const judged = read && judgeDrill(item, read.value);
        return judged?.verdict !== 'wrong' || judged.error !== turn.kind;
      }),
    );
    expect(faults).toEqual([]);
  });

  it('says in words what stands in digits', () => {
    expect(
      faultsOf(items, ({ text, spoken }) => (valuesIn(text) === valuesIn(spoken) ? [] : [spoken])),
    ).toEqual([]);
  });

  it('asks for positive figures within their band, per cent above one, in a unit that has words', () => {
    const faults = faultsOf(items, ({ answer, unit, band }) => [
      ...(answer > (['%', 'pp'].includes(unit) ? 1 : 0) ? [] : [answer]),
      ...(answer >= band[0] && answer <= band[1] ? [] : [band]),
      ...(unitInWords(unit) === '' ? [unit] : []),
    ]);
    expect(faults).toEqual([]);
  });

  it('gives the same drill for the same seed, and has many different ones at each step of each topic', () => {
    expect(JSON.stringify(itemsOf(kind))).toBe(JSON.stringify(items));
    for (const topic of topicsOf[kind])
      for (let level = 1; level <= topLevel; level += 1) {
        const here = items.filter((item) => item.topic === topic && item.level === level);
        const different = new Set(here.map(({ text, exhibit }) => text + JSON.stringify(exhibit?.series)));
        expect(different.size, `${topic} ${level}`).toBeGreaterThanOrEqual(10);
      }
  });
});

it('draws a topic of the kind when none is wished for', () => {
  for (const kind of drillKinds) {
    const topics = new Set(
      Array.from(
        { length: 200 },
        (_, seed) => makeItem({ kind, topic: null, level: 2, seed, turn: seed }).topic,
      ),
    );
    expect(topics).toEqual(new Set(topicsOf[kind]));
  }
});
