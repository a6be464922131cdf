import type { DrillItem, DrillTopic } from '../item.ts';

/** What a drill comes to, read off its text and its chart alone: the way of whoever has only the question before them. */
export const workedOut = (item: DrillItem): number =>
  ways[item.topic](item.level, figuresIn(item.text), item);

type Way = (level: number, figures: readonly number[], item: DrillItem) => number;

const sizes: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** Every figure that stands in digits. */
const figuresIn = (text: string): number[] =>
  [...text.matchAll(/(\d[\d,]*(?:\.\d+)?)(?: (thousand|million|billion))?/g)].map(
    ([, digits = '', size = '']) => Number(digits.replaceAll(',', '')) * (sizes[size] ?? 1),
  );

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const percentOf = (part: number, whole: number): number => (part / whole) * 100;
/** A product, of as many factors as there are. */
const chain = (factors: readonly number[]): number => factors.reduce((all, factor) => all * factor, 1);

const ways: Readonly<Record<DrillTopic, Way>> = {
  percentages: (level, [a = 0, b = 0]) => {
    if (level <= 3) return (a * b) / 100;
    return level === 4 ? percentOf(b, a) : b / (1 + a / 100);
  },
  growth: (level, [a = 0, b = 0]) => {
    if (level <= 3) return percentOf(Math.abs(b - a), a);
    return level === 4 ? ((100 + a) * (100 + b)) / 100 - 100 : percentOf(a, 100 - a);
  },
  break_even: (level, figures) => {
    const [a = 0, b = 0, c = 0, d = 0] = figures;
    return level === 5 ? a / (b * (c - d)) : (c + d) / (a - b);
  },
  weighted_averages: (level, [a = 0, b = 0, c = 0, d = 0, e = 0]) => {
    if (level <= 3) return (a * b + (100 - a) * c) / 100;
    return level === 4 ? (a * b + c * d + (100 - a - c) * e) / 100 : (a * b + c * d) / (a + c);
  },
  large_numbers: (level, [a = 0, b = 0]) => {
    if (level === 4) return a / b;
    return level === 5 ? a * b * 12 : a * b;
  },
  ratios: (level, [a = 0, b = 0, c = 0, d = 0]) => {
    if (level <= 2) return (c / b) * a;
    if (level === 3) return (a / (b + c + d)) * c;
    return level === 4 ? percentOf(a, 100 + a) : percentOf(a, 100 - a);
  },
  rule_of_72: (level, [a = 0, b = 0, c = 0]) => {
    if (level === 2 || level === 5) return (72 * Math.log2(b / a)) / c;
    return level === 4 ? 144 / a : 72 / a;
  },
  households: (level, [people = 0, home = 1, share = 0, money = 1, seller = 100]) =>
    chain([people / home, share / 100, money, level >= 3 ? 12 : 1, seller / 100]),
  capacity: (_, [seats = 0, turns = 0, money = 0, days = 1, left = 100]) =>
    chain([seats, turns, money, days, left / 100]),
  replacement: (_, [people = 0, share = 0, life = 1, price = 1, some = 100]) =>
    chain([people, share / 100, 1 / life, price, some / 100]),
  shares: (level, _, item) => (level <= 3 ? ofBars(level, item) : ofStacks(level, item)),
  changes: (level, _, item) => ofYears(level, item),
  tables: (level, _, item) => ofRows(level, item),
};

function ofBars(level: number, { text, exhibit }: DrillItem): number {
  const values = exhibit?.series[0]?.values ?? [];
  const named = values.filter((_, at) =>
    new RegExp(`\\b${exhibit?.categories[at]?.toLowerCase()}\\b`).test(text),
  );
  return level === 1 ? sum(named) * 1e6 : percentOf(sum(named), sum(values));
}

function ofStacks(level: number, { exhibit }: DrillItem): number {
  const [others, parts] = exhibit?.series ?? [];
  const [then = 0, now = 0] = (parts?.values ?? []).map((part, at) =>
    percentOf(part, part + (others?.values[at] ?? 0)),
  );
  return level === 4 ? now : Math.abs(now - then);
}

function ofYears(level: number, { text, exhibit }: DrillItem): number {
  const values = exhibit?.series[0]?.values ?? [];
  const named = (text.match(/\b20\d\d\b/g) ?? []).map((year) => exhibit?.categories.indexOf(year) ?? -1);
  const [from = 0, to = 0] = named.toSorted((a, b) => a - b);
  const [before = 0, after = 0] = [values[from], values[to]];
  if (level === 1) return after - before;
  if (level <= 3) return percentOf(after - before, before);
  return 1000 * (level === 4 ? sum(values.slice(from, to + 1)) : (after - before) / (to - from));
}

function ofRows(level: number, { text, exhibit }: DrillItem): number {
  const column = (label: string): readonly number[] =>
    exhibit?.series.find((one) => one.label === label)?.values ?? [];
  const [prices, costs, sold] = [column('Price'), column('Cost'), column('Sold')];
  const left = prices.map((price, at) => (price - (costs[at] ?? 0)) * (sold[at] ?? 0));
  const row = exhibit?.categories.findIndex((name) => text.includes(`the ${name} `)) ?? -1;
  if (level === 1) return (left[row] ?? 0) * 1000;
  return level === 3 || level === 4 ? sum(left) / sum(sold) : sum(left) * 1000;
}
