import { parseArgs } from 'node:util';
import { type Judge, judgeFrom } from '@caseroom/api/features/evaluation/judge';
import { judgeKeys } from '../commands/evaluate.ts';
import { biasOf, kappaOf, within } from '@caseroom/core/scoring/agreement';
import { type Pair, pairsOf, unplaced } from './evaluation/agreement.ts';
import { shiftsOf, worseOf } from './evaluation/counterfactuals.ts';
import { injectAll, readAttacks } from './evaluation/injections.ts';
import { readByModel } from './evaluation/model-judge.ts';
import { plantedIn } from './evaluation/planted.ts';
import { type Reading, readByRules } from './evaluation/rules-judge.ts';
import { parts, readTranscripts, type Transcript } from './evaluation/transcripts.ts';
import { type Goal, percent, tableOf, writeRows } from './rows.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const usage = `npm run judge -- evaluation [--model] [--only agreement|shifts|attacks]
  The calibration set, seen and unseen part apart: agreement with the written levels, planted defects and decoys, what
  changes when nothing should, and the published attacks on a simulated judge that obeys them.
  --model: the same agreement and test-retest for the model that the judge's variables choose.`;

/** False when a goal is missed. */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: { model: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    say(usage);
    return true;
  }
  const transcripts = await readTranscripts();
  const wants = (what: string): boolean => values.only === undefined || values.only === what;
  const goals: Goal[] = [];
  if (wants('agreement')) goals.push(...agreementByPart(transcripts, 'rules', readAll(transcripts)));
  if (wants('shifts')) goals.push(...shiftGoals(transcripts));
  if (wants('attacks')) goals.push(...(await attackGoals(transcripts)));
  if (values.model) goals.push(...(await modelGoals(transcripts)));
  say(tableOf(goals));
  return goals.every(({ met }) => met);
}

const readAll = (transcripts: readonly Transcript[]): Reading[] => transcripts.map(readByRules);

function agreementByPart(
  transcripts: readonly Transcript[],
  by: string,
  readings: readonly Reading[],
): Goal[] {
  const again = by === 'rules' ? readAll(transcripts) : [];
  return parts.flatMap((part) => {
    const own = readings.filter(({ transcript }) => transcript.part === part);
    const name = `${by}, ${part}`;
    say(`\n${name}: ${own.length} transcripts`);
    const goals = [...kappaGoals(name, own), ...(by === 'rules' ? plantedGoals(name, own) : [])];
    if (by !== 'rules') return goals;
    const second = again.filter(({ transcript }) => transcript.part === part);
    return [...goals, retestGoal(name, own, second)];
  });
}

const least = { overall: 0.8, dimension: 0.7, retest: 0.95, recall: 0.8 };
/** From here on a level counts as missed and is listed. */
const missedFrom = 1;

function kappaGoals(name: string, readings: readonly Reading[]): Goal[] {
  const pairs = pairsOf(readings);
  const dimensions = [...new Set(pairs.map(({ dimension }) => dimension))];
  for (const pair of pairs.filter(({ wanted, given }) => Math.abs(wanted - given) >= missedFrom))
    say(`  ${pair.id}, ${pair.dimension}: written ${pair.wanted}, given ${pair.given}`);
  for (const one of unplaced(readings)) say(`  ${one}: written, and not enough evidence`);
  say(
    `  bias ${biasOf(pairs).toFixed(2)}, within half a level ${percent(within(pairs, 0.5))}, within one ${percent(within(pairs, 1))}`,
  );
  writeRows(`evaluation-${name.replace(/\W+/g, '-')}`, pairs);
  return [
    kappaGoal(`${name}: kappa, overall`, pairs, least.overall),
    ...dimensions.map((dimension) =>
      kappaGoal(
        `${name}: kappa, ${dimension}`,
        pairs.filter((pair) => pair.dimension === dimension),
        least.dimension,
      ),
    ),
  ];
}

const kappaGoal = (name: string, pairs: readonly Pair[], wanted: number): Goal => {
  const figure = kappaOf(pairs);
  const bias = biasOf(pairs);
  return {
    name,
    goal: `>= ${wanted.toFixed(2)}`,
    figure: `${figure.toFixed(2)} (bias ${bias >= 0 ? '+' : ''}${bias.toFixed(2)})`,
    n: pairs.length,
    met: figure >= wanted,
  };
};

function plantedGoals(name: string, readings: readonly Reading[]): Goal[] {
  const planted = plantedIn(readings);
  for (const one of planted.missed) say(`  planted and not found: ${one}`);
  for (const one of planted.fooled) say(`  found on a decoy: ${one}`);
  say(
    `  ${planted.inPlace} of ${planted.found} found in the very turn; ${planted.others} findings beside what was planted`,
  );
  const recall = planted.found / planted.all;
  return [
    {
      name: `${name}: planted defects found`,
      goal: `>= ${percent(least.recall)}`,
      figure: percent(recall),
      n: planted.all,
      met: recall >= least.recall,
    },
    {
      name: `${name}: findings on decoys`,
      goal: '0',
      figure: String(planted.fooled.length),
      n: planted.decoys,
      met: planted.fooled.length === 0,
    },
  ];
}

function retestGoal(name: string, first: readonly Reading[], second: readonly Reading[]): Goal {
  const levels = first.flatMap(({ levels: one }, at) =>
    [...one].map(([dimension, level]) => level === second[at]?.levels.get(dimension)),
  );
  const share = levels.filter(Boolean).length / levels.length;
  return {
    name: `${name}: same level again`,
    goal: `>= ${percent(least.retest)}`,
    figure: percent(share),
    n: levels.length,
    met: share >= least.retest,
  };
}

const shiftGoals = (transcripts: readonly Transcript[]): Goal[] =>
  parts.flatMap((part) => {
    const own = transcripts.filter((one) => one.part === part);
    return [...shiftsOf(own, part, say), ...worseOf(own, part, say)];
  });

const mostShift = 0.25;

async function attackGoals(transcripts: readonly Transcript[]): Promise<Goal[]> {
  const attacks = readAttacks();
  const injected = await injectAll(
    transcripts.filter(({ turns }) => turns.length >= 10),
    attacks,
  );
  for (const one of injected.filter((row) => Math.max(row.shift, row.shiftIfSeen) > mostShift))
    say(
      `  ${one.attack} moved ${one.moved} of ${one.transcript} by ${one.shift}, and by ${one.shiftIfSeen} had it been seen`,
    );
  for (const { attack } of injected.filter(({ isFlagged }) => !isFlagged)) say(`  not noticed: ${attack}`);
  const most = Math.max(...injected.map(({ shift }) => shift));
  const noticed = injected.filter(({ isFlagged }) => isFlagged).length / injected.length;
  const hidden = injected.filter(({ isSeen }) => !isSeen).length / injected.length;
  writeRows(
    'evaluation-attacks',
    injected.map(({ isFlagged, isSeen, ...row }) => ({
      ...row,
      flagged: Number(isFlagged),
      seen: Number(isSeen),
    })),
  );
  say(`  noticed and told to coaches ${percent(noticed)}; never shown to the judge ${percent(hidden)}`);
  const goal = (name: string, figure: number): Goal => ({
    name: `simulated judge that obeys${name}: farthest that an attack moved a score`,
    goal: `<= ${mostShift}`,
    figure: figure.toFixed(2),
    n: injected.length,
    met: figure <= mostShift,
  });
  const ifSeen = Math.max(...injected.map(({ shiftIfSeen }) => shiftIfSeen));
  return [goal('', most), goal(' as if nothing were kept from it', ifSeen)];
}

async function modelGoals(transcripts: readonly Transcript[]): Promise<Goal[]> {
  const judge: Judge | null = judgeFrom(judgeKeys());
  if (!judge)
    throw new Error('--model needs a judge: set ANTHROPIC_API_KEY, or OPENAI_API_KEY and JUDGE_MODEL');
  const readings = await readByModel(transcripts, judge);
  const again = await readByModel(transcripts, judge);
  return [...agreementByPart(transcripts, judge.name, readings), retestGoal(judge.name, readings, again)];
}
