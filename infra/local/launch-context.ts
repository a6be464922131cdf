import type { Board } from './board.ts';
import type { Child } from './child.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';
import { supervise, type Supervised, type Watch } from './supervise.ts';

export const PARTS = {
  database: 'Database',
  queue: 'Queue',
  media: 'Media server',
  pages: 'Pages',
  api: 'Web server',
  worker: 'Evaluation worker',
  agent: 'Interviewer',
  speech: 'Offline speech',
} as const;
export type PartName = keyof typeof PARTS;

export type Context = {
  settings: Settings;
  env: NodeJS.ProcessEnv;
  secrets: Secrets;
  board: Board;
  mayInstall: boolean;
  /** In the order in which they came up; stopped the other way round. */
  running: Supervised[];
  isStopping: () => boolean;
};

export async function use(
  context: Context,
  name: PartName,
  variable: string,
  check: () => Promise<void>,
): Promise<void> {
  context.board.set(PARTS[name], 'working', `checking ${variable}`);
  await failing(context, name, check);
  context.board.set(PARTS[name], 'given', `${variable} is set`);
}

export async function run(
  context: Context,
  name: PartName,
  port: number | undefined,
  start: () => Promise<Child>,
): Promise<void> {
  const { board, running, isStopping } = context;
  const label = PARTS[name];
  const watch: Watch = {
    onDown: (_, why, retryInMs) => {
      board.set(label, 'failed', `starting again in ${retryInMs / 1000} s`);
      board.say(`${label} is down: ${why}.`);
    },
    onUp: () => board.set(label, 'ready', 'running again'),
  };
  board.set(label, 'working', 'starting');
  await failing(context, name, async () => {
    const part = await supervise({ label, start }, watch);
    running.push(part);
    if (isStopping()) await part.stop();
  });
  board.set(label, 'ready', port === undefined ? '' : `port ${port}`);
}

export async function failing<T>(context: Context, name: PartName, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!context.isStopping()) context.board.set(PARTS[name], 'failed', 'see below');
    throw error;
  }
}
