import { parseArgs } from 'node:util';
import { sentenceOf } from '../local/fault.ts';
import { startEvaluationRig } from './evaluation-rig.ts';
import { evaluationFaults, type EvaluationFault } from './evaluation-faults.ts';

/** The reconciler, or another worker, is at work again within this time. */
const GOAL_AT_WORK_S = 30;
const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * `npm run faults -- evaluation [--only NAME]`: an interview is ended and its evaluation struck once, in each way there
 * is. Afterwards one report is published, from the whole log, and no job is lost. False when that does not hold.
 */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({ args, options: { only: { type: 'string' } } });
  const chosen = evaluationFaults.filter(({ name }) => !values.only || name.includes(values.only));
  say(`evaluations struck by ${chosen.length} faults, one at a time; the judge is simulated`);
  say(`${'fault'.padEnd(44)}${'at work again'.padStart(15)}${'report'.padStart(9)}  what is wrong`);
  let whole = true;
  for (const fault of chosen) whole = (await strike(fault)) && whole;
  return whole;
}

async function strike(fault: EvaluationFault): Promise<boolean> {
  const rig = await startEvaluationRig();
  try {
    const outcome = await fault.strike(rig);
    const wrong = [
      ...outcome.wrong,
      ...(outcome.atWorkAgainS > GOAL_AT_WORK_S ? [`at work after ${GOAL_AT_WORK_S} s`] : []),
    ];
    const [again, report] = [outcome.atWorkAgainS, outcome.reportS].map((s) => `${s.toFixed(1)} s`);
    say(
      `${fault.name.padEnd(44)}${(again ?? '').padStart(15)}${(report ?? '').padStart(9)}  ${wrong.join('; ') || '-'}`,
    );
    return wrong.length === 0;
  } catch (error) {
    say(`${fault.name.padEnd(44)}  ${sentenceOf(error)}`);
    return false;
  } finally {
    await rig.stop();
  }
}
