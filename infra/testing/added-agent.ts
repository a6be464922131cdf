import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from '../local/apps.ts';
import { freePort } from '../local/ports.ts';

/** One more interviewer's worker of a stack, as if on a machine of its own. */
export type AddedAgent = {
  pid: number;
  /** Its log (`agent.log`) and its outbox. */
  folder: string;
  /** `GET /` on this port of the loopback address tells whether the worker can be used. */
  healthPort: number;
  /** Resolves when the process has ended, with a phrase such as "code 0" or "signal SIGKILL". */
  ended: Promise<string>;
  /**
   * Sends the signal and resolves when the process has ended, however long that takes: SIGTERM (the default) lets
   * it finish its interviews first. The stack's own `stop` waits for nobody.
   */
  stop: (signal?: NodeJS.Signals) => Promise<string>;
};

type Started = { agent: AddedAgent; kill: () => Promise<void> };

/** Starts the worker with `env` and `extra` in a new folder under `parent`; resolves when it can be given work. */
export async function startAddedAgent(
  env: NodeJS.ProcessEnv,
  extra: Readonly<Record<string, string>>,
  parent: string,
): Promise<Started> {
  const folder = mkdtempSync(join(parent, 'agent-'));
  const outbox = join(folder, 'outbox');
  mkdirSync(outbox, { recursive: true });
  const healthPort = await freePort();
  const child = await startApp(
    'agent',
    { ...env, OUTBOX_DIR: outbox, ...extra, WORKER_PORT: String(healthPort) },
    { logDir: folder },
  );
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    if (!child.hasEnded()) process.kill(child.pid, signal);
    return child.ended;
  };
  return {
    agent: { pid: child.pid, folder, healthPort, ended: child.ended, stop },
    kill: child.stop,
  };
}
