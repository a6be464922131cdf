import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { capital, figure, prose } from '../prose.ts';

/** So many for so many, then parts of a whole, then mark-up and margin, whose bases are easily mistaken. */
export const ratios: Generator = (level, draw) => {
  if (level <= 2) return staff(level, draw);
  if (level === 3) return parts(draw);
  return level === 4 ? marginOf(draw) : markUpOf(draw);
};

/** Who is needed for whom. */
const teams = [
  { place: 'A hall', one: 'waiter', other: 'guest' },
  { place: 'A hospital', one: 'nurse', other: 'patient' },
  { place: 'A museum', one: 'guide', other: 'visitor' },
] as const;

function staff(level: number, draw: Draw): Draft {
  const { place, one, other } = draw.story(teams);
  const waiters = draw.step(2, level === 1 ? 3 : 7, 1);
  const guests = level === 1 ? draw.step(10, 40, 10) : draw.step(12, 45, 3);
  const answer = waiters * draw.step(4, level === 1 ? 10 : 24, 1);
  const all = (answer / waiters) * guests;
  return {
    says: prose`${place} needs ${figure(waiters, one)} for ${figure(guests, other)}. How many ${one}s does it need for ${figure(all, other)}?`,
    unit: one,
    answer,
    steps: [
      step('How many such groups', `${all} / ${guests}`, '1'),
      step(`${capital(one)}s for all of them`, `${all} / ${guests} * ${waiters}`, one),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        answer / waiters,
        `These are the groups of ${other}s. Each needs several ${one}s.`,
      ),
      wrongTurn('wrong_base', all / waiters, `${capital(other)}s were divided by ${one}s.`),
      ...zeroSlips(answer),
    ],
  };
}

const sharers = [
  'Three partners share a profit of',
  'Three heirs share a fortune of',
  'Three towns share a grant of',
] as const;

function parts(draw: Draw): Draft {
  const share = draw.story(sharers);
  const [a, b, c] = draw.pick<readonly [number, number, number]>([
    [2, 3, 5],
    [2, 3, 4],
    [2, 5, 9],
    [3, 4, 8],
  ]);
  const whole = (a + b + c) * draw.step(20, 300, 10);
  const answer = (whole / (a + b + c)) * b;
  return {
    says: prose`${share} ${figure(whole * 1000, 'USD')} in parts. The first gets ${figure(a, 'part')}, the second ${figure(b, 'part')}, the third ${figure(c, 'part')}. How many dollars does the second get?`,
    unit: 'USD',
    answer: answer * 1000,
    steps: [
      step('All parts', `${a} + ${b} + ${c}`, '1'),
      step('One part', `${whole * 1000} / (${a} + ${b} + ${c})`, 'USD'),
      step("The second's parts", `${whole * 1000} / (${a} + ${b} + ${c}) * ${b}`, 'USD'),
    ],
    wrongTurns: [
      wrongTurn('wrong_base', (whole * 1000) / b, 'The sum was divided by their parts alone.'),
      wrongTurn('wrong_base', (whole * 1000 * a) / (a + b + c), 'This is what the first gets.'),
      ...zeroSlips(answer * 1000),
    ],
  };
}

const dealers = [
  { who: 'A shop', what: 'a coat' },
  { who: 'A gallery', what: 'a picture' },
  { who: 'A bar', what: 'a bottle of wine' },
] as const;

function marginOf(draw: Draw): Draft {
  const { who, what } = draw.story(dealers);
  const up = draw.step(20, 150, 10);
  const answer = (up / (100 + up)) * 100;
  return {
    says: prose`${who} adds ${figure(up, '%')} to what ${what} costs it. What percent of the price does it keep?`,
    unit: '%',
    answer,
    steps: [
      step('The price where the cost is a hundred', `100 + ${up}`, '1'),
      step('What is added over the price', `${up} / (100 + ${up}) * 100`, '%'),
    ],
    wrongTurns: [
      wrongTurn('wrong_base', up, 'This is the mark-up on the cost. The margin is taken of the price.'),
      ...zeroSlips(answer),
    ],
  };
}

function markUpOf(draw: Draw): Draft {
  const { who, what } = draw.story(dealers);
  const kept = draw.step(10, 60, 5);
  const answer = (kept / (100 - kept)) * 100;
  return {
    says: prose`${who} keeps ${figure(kept, '%')} of the price of ${what}. What percent did it add to the cost?`,
    unit: '%',
    answer,
    steps: [
      step('The cost where the price is a hundred', `100 - ${kept}`, '1'),
      step('What is kept over the cost', `${kept} / (100 - ${kept}) * 100`, '%'),
    ],
    wrongTurns: [
      wrongTurn('wrong_base', kept, 'This is the margin of the price. The mark-up is taken of the cost.'),
      wrongTurn('wrong_base', (kept / (100 + kept)) * 100, 'The way was taken the wrong way round.'),
      ...zeroSlips(answer),
    ],
  };
}
