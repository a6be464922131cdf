import { parseArgs } from 'node:util';
import { exchange, type Outcome } from './numbers/exchange.ts';
import { generate, type Problem } from './numbers/generated.ts';
import { contrasts, handWritten } from './numbers/hand-written.ts';
import { caseAsking } from './numbers/world.ts';
import { percent, tableOf, writeRows, type Goal } from './rows.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

export type Judged = Problem & Outcome & { source: 'generated' | 'hand-written' | 'contrasts' };

/**
 * `--count N` (300) generated problems of `--seed N` (1), and the sentences written by hand, each said to the decisions
 * of an interview. False when a goal is missed.
 */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: { count: { type: 'string' }, seed: { type: 'string' }, verbose: { type: 'boolean' } },
  });
  const seed = Number(values.seed ?? 1);
  const generated = generate(Number(values.count ?? 300), seed);
  const judged = [
    ...judgeAll(generated, 'generated', seed),
    ...judgeAll(handWritten(), 'hand-written', seed),
    ...judgeAll(contrasts(), 'contrasts', seed),
  ];
  say(
    `numbers: ${generated.length} generated problems (seed ${seed}), ${judged.length - generated.length} sentences written by hand`,
  );
  const goals = [
    ...goalsFor(judged, 'generated'),
    ...goalsFor(judged, 'hand-written'),
    ...goalsForContrasts(judged),
  ];
  say(tableOf(goals));
  for (const line of missLines(judged)) say(line);
  say(`raw rows: ${writeRows('numbers', judged.map(rowOf))}`);
  return goals.every(({ met }) => met);
}

export function judgeAll(problems: readonly Problem[], source: Judged['source'], seed: number): Judged[] {
  return problems.map((problem, at) => ({
    ...problem,
    ...exchange(caseAsking(problem.asked), problem.spoken, seed * 1000 + at),
    source,
  }));
}

/** What was right and judged wrong, or was no answer yet and judged wrong. */
export const isFalseWrong = ({ expected, verdict }: Judged): boolean =>
  expected !== 'wrong' && verdict === 'wrong';
export const isFalseRight = ({ expected, verdict }: Judged): boolean =>
  expected !== 'right' && verdict === 'right';

function goalsFor(all: readonly Judged[], source: Judged['source']): Goal[] {
  const own = all.filter((one) => one.source === source);
  const share = (of: readonly Judged[], is: (one: Judged) => boolean) =>
    of.filter(is).length / Math.max(1, of.length);
  const notWrong = own.filter(({ expected }) => expected !== 'wrong');
  const notRight = own.filter(({ expected }) => expected !== 'right');
  const heard = own.filter(({ spoken, kind }) => spoken.heardRight && kind !== 'sounds alike');
  const right = own.filter(({ expected }) => expected === 'right');
  const goal = (name: string, most: number, of: readonly Judged[], is: (one: Judged) => boolean): Goal => {
    const figure = share(of, is);
    return {
      name: `${source}: ${name}`,
      goal: `<= ${percent(most)}`,
      figure: percent(figure),
      n: of.length,
      met: figure <= most,
    };
  };
  return [
    goal('judged wrong and was not', 0.005, notWrong, isFalseWrong),
    goal('judged right and was not', 0.02, notRight, isFalseRight),
    goal('read back though heard as said', 0.15, heard, ({ readBack }) => readBack),
    goal(
      'right and not taken for an answer at first',
      0.05,
      right,
      ({ askedAgain, verdict }) => askedAgain || verdict === 'none',
    ),
  ];
}

/** The same for right and wrong figures, or being asked would tell which it was. */
function goalsForContrasts(judged: readonly Judged[]): Goal[] {
  const two = judged.filter(({ kind }) => kind === 'two results');
  const one = judged.filter(({ source, kind }) => source !== 'contrasts' || kind === 'one result');
  const own = judged.filter(({ source }) => source === 'contrasts');
  const row = (
    name: string,
    of: readonly Judged[],
    is: (one: Judged) => boolean,
    goal: number,
    least = false,
  ) => {
    const figure = of.filter(is).length / Math.max(1, of.length);
    const met = least ? figure >= goal : figure <= goal;
    return {
      name,
      goal: `${least ? '>=' : '<='} ${percent(goal)}`,
      figure: percent(figure),
      n: of.length,
      met,
    };
  };
  const asked = ({ askedWhich }: Judged): boolean => askedWhich;
  return [
    row('two results: judged wrong and was not', own, isFalseWrong, 0.005),
    row('two results: judged right and was not', own, isFalseRight, 0.02),
    row('two results: asked which is meant', two, asked, 0.95, true),
    row('one result: asked which of two is meant', one, asked, 0.01),
  ];
}

const mostLines = 30;

function missLines(all: readonly Judged[]): string[] {
  const missed = all.filter(
    (one) =>
      isFalseWrong(one) ||
      isFalseRight(one) ||
      (one.expected === 'right' && (one.askedAgain || one.verdict === 'none')),
  );
  return missed
    .slice(0, mostLines)
    .map(
      ({ kind, expected, verdict, askedAgain, spoken }) =>
        `  ${kind}: ${expected}, judged ${verdict}${askedAgain ? ' after asking again' : ''}: ${spoken.text}`,
    );
}

const rowOf = ({
  source,
  kind,
  expected,
  verdict,
  readBack,
  askedAgain,
  askedUnit,
  askedWhich,
  spoken,
  asked,
}: Judged) => ({
  source,
  kind,
  expected,
  verdict,
  read_back: Number(readBack),
  asked_again: Number(askedAgain),
  asked_unit: Number(askedUnit),
  asked_which: Number(askedWhich),
  question: asked.ask,
  said: spoken.text,
});
