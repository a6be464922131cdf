import { sentenceOf } from '../local/fault.ts';

/** npm run judge -- NAME [options]: what is judged by scripts, each in a file of this folder. */
const JUDGES: Record<string, () => Promise<{ run: (args: string[]) => Promise<boolean> }>> = {
  evaluation: () => import('./evaluation.ts'),
  interviewer: () => import('./interviewer.ts'),
  numbers: () => import('./numbers.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const judge = JUDGES[name];
if (!judge) {
  process.stderr.write(`Usage: npm run judge -- NAME\nNames: ${Object.keys(JUDGES).join(', ')}\n`);
  process.exit(2);
}
try {
  process.exitCode = (await (await judge()).run(args)) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
