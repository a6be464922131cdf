import { chance } from '@caseroom/core/interview/chance';
import { confusableReadings } from '@caseroom/core/speech/confusable';
import { speakNumber } from '@caseroom/core/speech/spoken-form';
import { pick } from '../candidates/scene.ts';
import type { Spoken } from './exchange.ts';
import type { Asked } from './world.ts';

export type Problem = { asked: Asked; spoken: Spoken; expected: 'right' | 'wrong' | 'none'; kind: string };

/** What is said to a generated question. Misheard: right as said, wrong as the recogniser wrote it down. */
const kinds = [
  'right',
  'right',
  'right',
  'rounded',
  'on rounded inputs',
  'corrected',
  'other period',
  'without unit',
  'misheard',
  'follow-through',
  'wrong',
  'wrong',
  'zero slip',
  'sounds alike',
  'only the way',
] as const;
type Kind = (typeof kinds)[number];

type Roll = (key: string) => number;

/** So many problems of a seed, each made of a question of the kind that cases ask and a way to answer it. */
export function generate(count: number, seed: number): Problem[] {
  return Array.from({ length: count }, (_, at) => {
    const roll: Roll = (key) => chance(seed, at, key);
    return problem(kinds[at % kinds.length] ?? 'right', roll);
  });
}

type Template = (roll: Roll) => { asked: Asked; value: number; a: Figure; b: Figure };
type Figure = { value: number; unit: string | null; per: string | null };

const steps = (roll: number, from: number, to: number, step: number): number =>
  from + Math.floor(roll * (Math.floor((to - from) / step) + 1)) * step;

/** Each is `a` times or divided by `b`, so that the way can be said. */
const templates: readonly Template[] = [
  (roll) =>
    product(
      roll,
      'How much revenue is that in a year?',
      'USD/year',
      ['unit/year', 4000, 90_000, 500],
      ['USD/unit', 4, 38, 1],
    ),
  (roll) =>
    product(
      roll,
      'What does the fleet cost in a month?',
      'EUR/month',
      ['van', 12, 80, 1],
      ['EUR/(van*month)', 400, 1900, 50],
    ),
  (roll) =>
    product(
      roll,
      'How many visits is that a week?',
      'visit/week',
      ['member', 300, 2400, 20],
      ['visit/(member*week)', 2, 7, 1],
    ),
  (roll) =>
    product(
      roll,
      'How much flour do they need a day?',
      'kg/day',
      ['loaf/day', 120, 900, 10],
      ['kg/loaf', 0.4, 1.2, 0.1],
    ),
  (roll) =>
    product(
      roll,
      'What is the market worth in a year?',
      'GBP/year',
      ['household', 200_000, 9_000_000, 100_000],
      ['GBP/(household*year)', 12, 240, 4],
    ),
  (roll) =>
    quotient(
      roll,
      'How many guests does it take to break even?',
      'guest',
      ['USD', 600, 9600, 120],
      ['USD/guest', 4, 24, 2],
    ),
  (roll) =>
    quotient(
      roll,
      'How many shops are needed?',
      'shop',
      ['customer', 24_000, 720_000, 8000],
      ['customer/shop', 400, 4000, 400],
    ),
  (roll) => ratio(roll, 'What share of the customers is that?'),
  (roll) => ratio(roll, 'By how many percent do costs come down?'),
];

type Range = readonly [unit: string, from: number, to: number, step: number];

const figureOf = (value: number, unit: string): Figure => {
  const [over = '', under = ''] = unit.split('/');
  return {
    value,
    unit: over === '' ? null : over,
    per: under === '' ? null : under.replace(/[()]/g, '').replace('*', ' per '),
  };
};

function drawn(roll: Roll, name: string, [, from, to, step]: Range): number {
  return Number(steps(roll(name), from, to, step).toFixed(4));
}

function product(roll: Roll, ask: string, unit: string, a: Range, b: Range): ReturnType<Template> {
  const [x, y] = [drawn(roll, 'a', a), drawn(roll, 'b', b)];
  return made(ask, unit, x, y, a[0], b[0], 'first_input * second_input', x * y);
}

function quotient(roll: Roll, ask: string, unit: string, a: Range, b: Range): ReturnType<Template> {
  const [x, y] = [drawn(roll, 'a', a), drawn(roll, 'b', b)];
  return made(ask, unit, x, y, a[0], b[0], 'first_input / second_input', x / y);
}

function ratio(roll: Roll, ask: string): ReturnType<Template> {
  const whole = steps(roll('a'), 40_000, 800_000, 20_000);
  const part = (whole * steps(roll('b'), 4, 88, 2)) / 100;
  return made(
    ask,
    '%',
    part,
    whole,
    'customer',
    'customer',
    'percent(first_input / second_input)',
    (100 * part) / whole,
  );
}

function made(
  ask: string,
  unit: string,
  x: number,
  y: number,
  unitA: string,
  unitB: string,
  formula: string,
  value: number,
): ReturnType<Template> {
  const inputs = { first_input: { value: x, unit: unitA }, second_input: { value: y, unit: unitB } };
  const asked = { ask, label: 'The answer', unit, inputs, formula };
  return { asked, value, a: figureOf(x, unitA), b: figureOf(y, unitB) };
}

const said = ({ value, unit, per }: Figure, style: 'words' | 'figures' = 'words'): string =>
  speakNumber(value, unit, { per, style });

const frames = [
  'So that gives {x}.',
  'That makes {x}.',
  'I get {x}.',
  'My answer is {x}.',
  '{x}.',
  'Okay, so if I multiply it out I end up with {x}.',
  'So it comes to {x}.',
  'That works out at {x}.',
  '{a} and {b}, put together, that is {x}.',
  'We have {a}, and {b}, so that gives us {x}.',
];

function problem(kind: Kind, roll: Roll): Problem {
  const template = pick(templates, roll('template')) ?? templates[0];
  if (!template) throw new Error('there are no templates');
  const { asked, value, a, b } = template(roll);
  const unit = figureOf(0, asked.unit);
  const style = roll('style') < 0.6 ? 'words' : 'figures';
  const exact = Number(value.toPrecision(4));
  const say = (figure: number) => said({ ...unit, value: Number(figure.toPrecision(6)) }, style);
  const framed = (x: string) =>
    (pick(frames, roll('frame')) ?? '').replace('{a}', said(a)).replace('{b}', said(b)).replace('{x}', x);
  const unitWord = said({ ...unit, value: 2 }).replace(/^two /, '');
  const base = { heardRight: true, figure: say(exact), unit: `${unitWord}.` };
  const plain = (text: string, expected: Problem['expected'], figure = say(exact)): Problem => ({
    asked,
    kind,
    expected,
    spoken: { ...base, text, figure },
  });
  const off = value * (roll('sign') < 0.5 ? 1.06 + roll('off') * 0.5 : 0.94 - roll('off') * 0.4);
  const wrong = Number(off.toPrecision(3));
  switch (kind) {
    case 'right':
      return plain(framed(say(exact)), 'right');
    case 'rounded': {
      const near = Number((value * 1.004).toPrecision(3));
      const fits = Math.abs(near - value) <= 0.018 * value;
      return plain(framed(`about ${say(fits ? near : exact)}`), 'right');
    }
    case 'on rounded inputs':
      return onRounded(asked, value, a, b, plain, say);
    case 'corrected':
      return plain(framed(`${say(wrong)}, no, sorry, ${say(exact)}`), 'right');
    case 'other period':
      return otherPeriod(unit, exact, style, framed, plain);
    case 'without unit':
      return plain(`So that gives ${said({ value: exact, unit: null, per: null }, style)}.`, 'right');
    case 'misheard':
      return misheard(unit, exact, style, framed, plain);
    case 'follow-through':
      return followThrough(asked, value, base, roll, style, unit, framed);
    case 'wrong':
      return plain(framed(say(wrong)), 'wrong', say(wrong));
    case 'zero slip':
      return plain(framed(say(exact * 10)), 'wrong', say(exact * 10));
    case 'sounds alike':
      return soundsAlike(unit, exact, style, framed, plain);
    case 'only the way':
      return {
        ...plain(`So I would take ${said(a)}, and then ${said(b)}, and put the two together.`, 'none'),
        spoken: {
          ...base,
          figure: '',
          text: `First I would take ${said(a)}, and then ${said(b)}, and put the two together.`,
        },
      };
    default:
      return kind satisfies never;
  }
}

type Plain = (text: string, expected: Problem['expected'], figure?: string) => Problem;

/** Rounds the first input by up to 4 % and says so. */
function onRounded(
  asked: Asked,
  value: number,
  a: Figure,
  b: Figure,
  plain: Plain,
  say: (figure: number) => string,
): Problem {
  const round = Number(a.value.toPrecision(1));
  const near = Math.abs(round - a.value) <= 0.045 * a.value ? round : Number(a.value.toPrecision(2));
  const result = (value * near) / a.value;
  const figure = say(Number(result.toPrecision(4)));
  return plain(
    `Let me round that to about ${said({ ...a, value: near })}. With ${said(b)}, that gives ${figure}.`,
    'right',
    figure,
  );
}

function otherPeriod(
  unit: Figure,
  exact: number,
  style: 'words' | 'figures',
  framed: (x: string) => string,
  plain: Plain,
): Problem {
  const other = {
    year: ['month', 12],
    month: ['year', 1 / 12],
    week: ['year', 1 / 52],
    day: ['week', 1 / 7],
  }[unit.per ?? ''];
  if (!other) return plain(framed(said({ ...unit, value: exact }, style)), 'right');
  const [per, by] = [String(other[0]), Number(other[1])];
  const figure = said({ unit: unit.unit, per, value: Number((exact / by).toPrecision(4)) }, style);
  return plain(framed(figure), 'right', figure);
}

/** The recogniser wrote down what sounds alike; the candidate said the right figure and says so when asked. */
function misheard(
  unit: Figure,
  exact: number,
  style: 'words' | 'figures',
  framed: (x: string) => string,
  plain: Plain,
): Problem {
  const other = alike(unit, exact);
  const right = said({ ...unit, value: exact }, style);
  if (other === null) return plain(framed(right), 'right');
  const made = plain(framed(said({ ...unit, value: other }, style)), 'right', right);
  return { ...made, spoken: { ...made.spoken, heardRight: false } };
}

/** A wrong figure that was meant, though it sounds like the right one. */
function soundsAlike(
  unit: Figure,
  exact: number,
  style: 'words' | 'figures',
  framed: (x: string) => string,
  plain: Plain,
): Problem {
  const wrong = said({ ...unit, value: alike(unit, exact) ?? exact * 1.3 }, style);
  return plain(framed(wrong), 'wrong', wrong);
}

const alike = (unit: Figure, exact: number): number | null =>
  confusableReadings(exact, unit.unit).find(
    ({ why, value }) => (why === 'teen or ty' || why === 'scale') && value < 1e12 && value >= 1,
  )?.value ?? null;

/** The result before was wrong; this one is right on it. */
function followThrough(
  asked: Asked,
  value: number,
  base: Omit<Spoken, 'text'>,
  roll: Roll,
  style: 'words' | 'figures',
  unit: Figure,
  framed: (x: string) => string,
): Problem {
  const share = 0.6 + roll('share') * 0.3;
  const own = Number((value * share).toPrecision(3));
  const first = { name: 'first_result', unit: asked.unit, formula: asked.formula };
  const figure = said({ ...unit, value: Number((own / 2).toPrecision(4)) }, style);
  return {
    asked: { ...asked, ask: 'And half of that?', first, formula: 'first_result / 2' },
    kind: 'follow-through',
    expected: 'right',
    spoken: { ...base, text: framed(figure), figure, own },
  };
}
