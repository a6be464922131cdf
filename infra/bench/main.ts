import { sentenceOf } from '../local/fault.ts';

/** npm run bench -- NAME [--seconds N ...]: each bench is a file of this folder. */
const BENCHES: Record<string, () => Promise<{ run: (args: string[]) => Promise<boolean> }>> = {
  api: () => import('./api.ts'),
  evaluation: () => import('./evaluation.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  process.stderr.write(`Usage: npm run bench -- NAME\nBenches: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
try {
  process.exitCode = (await (await bench()).run(args)) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}
