import { stopStragglers } from '../local/child.ts';
import { sentenceOf } from '../local/fault.ts';

type Rig = { run: (args: string[]) => Promise<boolean> };

/** npm run faults -- NAME [options]: what is struck, and by which file of this folder. */
const RIGS: Record<string, () => Promise<Rig>> = {
  evaluation: () => import('./evaluation.ts'),
  voice: () => import('./voice/voice.ts'),
};

// Outside production the media client writes a line for every callback.
process.env.NODE_ENV ??= 'production';
const [name = '', ...args] = process.argv.slice(2);
const rig = RIGS[name];
if (!rig) {
  process.stderr.write(`Usage: npm run faults -- NAME\nRigs: ${Object.keys(RIGS).join(', ')}\n`);
  process.exit(2);
}
// Whoever stops a series stops what it started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void stopStragglers().finally(() => process.exit(130)));
try {
  const whole = await (await rig()).run(args);
  // The media client's threads would keep the process for ever.
  process.exit(whole ? 0 : 1);
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}
