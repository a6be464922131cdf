import { stopStragglers } from '../local/child.ts';
import { sentenceOf } from '../local/fault.ts';

/** npm run bench -- NAME [--seconds N ...]: each bench is a file of this folder. */
const BENCHES: Record<string, () => Promise<{ run: (args: string[]) => Promise<boolean> }>> = {
  api: () => import('./api.ts'),
  burst: () => import('./burst.ts'),
  voice: () => import('./voice.ts'),
  turns: () => import('./turns.ts'),
  soak: () => import('./soak.ts'),
  observers: () => import('./observers.ts'),
  evaluation: () => import('./evaluation.ts'),
};

const [name = '', ...args] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  process.stderr.write(`Usage: npm run bench -- NAME\nBenches: ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}
// Whoever stops a bench stops what it started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void stopStragglers().finally(() => process.exit(130)));
// The media client keeps the process alive after its rooms are left.
try {
  process.exit((await (await bench()).run(args)) ? 0 : 1);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}
