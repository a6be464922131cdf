import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../local/root.ts';
import { startStack } from '../testing/stack.ts';
import { createClient, type Client } from './api-clients.ts';
import { openLoop, type Row } from './open-loop.ts';
import { pretendWorker } from './pretend-worker.ts';
import { spreadOf, type Spread } from './percentiles.ts';

/** The api alone, its database, queue and media server on this machine; no delay is injected. */
const RATE_PER_SECOND = 150;
const CLIENTS = 20;
const WARM_UP_S = 5;
/** Room tokens are measured by themselves, one after the other being rare in life. */
const TOKENS_PER_SECOND = 10;
const GOALS = { p95: 25, p99: 60, tokenP95: 15 };
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `--seconds N` (60), `--rate N` (150). Prints each figure with its n; false when a goal is missed. */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({ args, options: { seconds: { type: 'string' }, rate: { type: 'string' } } });
  const seconds = Number(values.seconds ?? 60);
  const rate = Number(values.rate ?? RATE_PER_SECOND);
  const stack = await startStack({
    apps: ['api'],
    pages: false,
    env: { REQUESTS_A_MINUTE: '1000000', LOG_LEVEL: 'warn', GUEST_MINUTES_A_DAY: '1000' },
  });
  const worker = await pretendWorker(stack.url, stack.env.AGENT_TOKEN ?? '');
  try {
    const server = { url: stack.url, agentToken: stack.env.AGENT_TOKEN ?? '' };
    const clients: Client[] = [];
    while (clients.length < CLIENTS) clients.push(await createClient(server));
    await openLoop(rate, WARM_UP_S, mixed(clients));
    const rows = await openLoop(rate, seconds, mixed(clients));
    const tokens = await openLoop(TOKENS_PER_SECOND, Math.ceil(seconds / 2), (index) =>
      pick(clients, index).token(),
    );
    return report(rows, tokens, rate);
  } finally {
    worker.close();
    await stack.stop();
  }
}

function mixed(clients: readonly Client[]) {
  return (index: number) => {
    const { shots } = pick(clients, index);
    return pick(shots, Math.floor(index / clients.length))();
  };
}

function report(rows: readonly Row[], tokens: readonly Row[], rate: number): boolean {
  const all = spreadOf(rows.map(({ tookMs }) => tookMs));
  const token = spreadOf(tokens.map(({ tookMs }) => tookMs));
  const failed = [...rows, ...tokens].filter(({ status }) => status < 200 || status > 299);
  say(
    `api, ${rate} requests a second, ${CLIENTS} live interviews, ${cpus().length} cores shared with database and client, injected delays: none`,
  );
  say(
    `${'milliseconds'.padEnd(22)}${['n', 'p50', 'p95', 'p99', 'max'].map((name) => name.padStart(9)).join('')}`,
  );
  for (const [label, spread] of byLabel(rows)) say(line(label, spread));
  say(line('all', all));
  say(line('room token', token));
  say(
    `failed requests: ${failed.length}${failed.length > 0 ? ` (${[...new Set(failed.map(({ label, status }) => `${label} ${status}`))].join(', ')})` : ''}`,
  );
  say(`raw rows: ${writeRows([...rows, ...tokens])}`);
  const goals = [
    { name: `p95 <= ${GOALS.p95} ms`, met: all.p95 <= GOALS.p95 },
    { name: `p99 <= ${GOALS.p99} ms`, met: all.p99 <= GOALS.p99 },
    { name: `room token p95 <= ${GOALS.tokenP95} ms`, met: token.p95 <= GOALS.tokenP95 },
    { name: 'no failed request', met: failed.length === 0 },
  ];
  for (const { name, met } of goals) say(`  ${met ? '✓' : '✗'} ${name}`);
  return goals.every(({ met }) => met);
}

function byLabel(rows: readonly Row[]): [string, Spread][] {
  const groups = Object.groupBy(rows, ({ label }) => label);
  return Object.entries(groups).map(([label, group]) => [
    label,
    spreadOf((group ?? []).map(({ tookMs }) => tookMs)),
  ]);
}

function line(label: string, { n, p50, p95, p99, max }: Spread): string {
  const figures = [p50, p95, p99, max].map((value) => value.toFixed(1).padStart(9));
  return `${label.padEnd(22)}${String(n).padStart(9)}${figures.join('')}`;
}

function writeRows(rows: readonly Row[]): string {
  const folder = join(ROOT, '.data/bench');
  const file = join(folder, `api-${new Date().toISOString().replace(/[:.]/g, '-')}.csv`);
  mkdirSync(folder, { recursive: true });
  const lines = rows.map(({ label, dueMs, tookMs, status }) =>
    [label, dueMs.toFixed(1), tookMs.toFixed(2), status].join(','),
  );
  writeFileSync(file, ['request,due_ms,took_ms,status', ...lines, ''].join('\n'));
  return file;
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
