import { join } from 'node:path';
import { spawnChild, type Child } from './child.ts';
import { ROOT } from './root.ts';
import { earlyEnd, readyOrFault } from './supervise.ts';
import { answers, delay, pollUntil } from './waiting.ts';

/** The processes of the product itself. */
export type AppName = 'api' | 'worker' | 'agent' | 'speech';

export type AppPlace = { logDir: string; runDir?: string };

type App = {
  label: string;
  entry: readonly string[];
  /** Where it tells that it can be used; without one it only has to stay alive for a moment. */
  health?: (env: NodeJS.ProcessEnv) => string;
  timeoutMs: number;
  stopDeadlineMs: number;
};

const NODE = join(ROOT, 'node_modules/.bin/node');

const APPS: Record<AppName, App> = {
  api: {
    label: 'The web server',
    entry: ['api/src/main.ts'],
    // A stack that has just been started lacks nothing.
    health: (env) => `http://127.0.0.1:${env.PORT}/health/parts`,
    // The first start runs every migration.
    timeoutMs: 60_000,
    stopDeadlineMs: 8_000,
  },
  worker: {
    label: 'The evaluation worker',
    // A small nursery: with V8's usual one a report of 400 lines took 356 MB, with this 208, in the same time.
    entry: ['--max-semi-space-size=4', 'api/src/worker.ts'],
    timeoutMs: 30_000,
    stopDeadlineMs: 8_000,
  },
  agent: {
    label: 'The interviewer',
    entry: ['agent/src/main.ts', 'start'],
    health: (env) => `http://127.0.0.1:${env.WORKER_PORT}/`,
    // Loads the speech detection models.
    timeoutMs: 90_000,
    // It would drain for as long as an interview lasts; whoever stops the whole stack means now.
    stopDeadlineMs: 5_000,
  },
  speech: {
    label: 'The speech server',
    entry: ['infra/speech/main.ts'],
    health: (env) => `http://127.0.0.1:${env.SPEECH_PORT}/health`,
    timeoutMs: 30_000,
    stopDeadlineMs: 3_000,
  },
};

/** Database, queue and sign-in secrets are no business of the interviewer. */
const WITHHELD: Partial<Record<AppName, readonly string[]>> = {
  agent: ['DATABASE_URL', 'REDIS_URL', 'AUTH_SECRET', 'SMTP_URL'],
  speech: ['DATABASE_URL', 'REDIS_URL', 'AUTH_SECRET', 'SMTP_URL', 'AGENT_TOKEN', 'LIVEKIT_API_SECRET'],
};

/** Starts one of our processes and resolves when it can be used. */
export async function startApp(name: AppName, env: NodeJS.ProcessEnv, place: AppPlace): Promise<Child> {
  const app = APPS[name];
  const child = spawnChild({
    name,
    command: NODE,
    args: app.entry,
    env: without(env, WITHHELD[name] ?? []),
    cwd: ROOT,
    logFile: join(place.logDir, `${name}.log`),
    stopDeadlineMs: app.stopDeadlineMs,
    ...(place.runDir ? { runDir: place.runDir } : {}),
  });
  const { health } = app;
  const ready = health
    ? pollUntil(() => answers(health(env)), {
        timeoutMs: app.timeoutMs,
        what: app.label,
        giveUp: () => earlyEnd(app.label, child),
      })
    : staysAlive(app.label, child);
  return readyOrFault(app.label, child, ready);
}

/** A process that answers nobody: wrong settings end it within a second. */
async function staysAlive(label: string, child: Child): Promise<void> {
  await Promise.race([child.ended, delay(1_000)]);
  const early = earlyEnd(label, child);
  if (early) throw new Error(early);
}

function without(env: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}
