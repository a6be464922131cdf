import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startJobFigures } from '../metrics/job-figures.ts';
import { createWorkerMetrics, type WorkerMetrics } from '../metrics/worker-metrics.ts';
import { tellBegun, tellLoaded } from './job-processes.ts';
import { startWorkerServer } from './worker-server.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
/** The framework's own server, which knows how the worker is. */
const framework = createServer((_request, response) =>
  response.writeHead(well ? 200 : 503).end(well ? 'OK' : 'away'),
);
let well = true;
let draining = false;
let mayLoad = true;
let loaded = 0;
const begun: string[] = [];
let metrics: WorkerMetrics;
let server: Awaited<ReturnType<typeof startWorkerServer>>;
let port = 0;

const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
};
beforeAll(async () => {
  await new Promise<void>((resolve) => framework.listen(0, '127.0.0.1', resolve));
  port = await freePort();
  metrics = createWorkerMetrics(() => ({ seats: 8, jobs: 1, draining }));
  server = await startWorkerServer({
    ...{ port, metrics, logger: silent },
    frameworkPort: (framework.address() as AddressInfo).port,
    isDraining: () => draining,
    mayLoad: () => mayLoad,
    onLoaded: () => (loaded += 1),
    onBegun: (job) => begun.push(job),
  });
});
afterAll(async () => {
  await server.close();
  metrics.close();
  framework.close();
});

const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
const post = (body: unknown) =>
  fetch(`http://127.0.0.1:${port}/figures`, { method: 'POST', body: JSON.stringify(body) });

it('is well while it drains, and takes interviews only when it does not', async () => {
  expect([(await get('/')).status, (await get('/ready')).status]).toEqual([200, 200]);
  draining = true;
  expect([(await get('/')).status, (await get('/ready')).status]).toEqual([200, 503]);
  draining = false;
  well = false;
  expect([(await get('/')).status, (await get('/ready')).status]).toEqual([503, 503]);
  well = true;
  expect((await get('/secrets')).status).toBe(404);
});

it('lets processes load when the workload does', async () => {
  expect((await get('/may-load')).status).toBe(204);
  mayLoad = false;
  expect((await get('/may-load')).status).toBe(503);
  await tellLoaded(port);
  expect(loaded).toBe(1);
  await tellBegun(port, 'job-1');
  expect(begun).toEqual(['job-1']);
});

it('shows what a job has measured, once, and how large it is', async () => {
  const figures = startJobFigures({ workerPort: port, logger: silent });
  figures.add('turn_stage_seconds', { stage: 'gap' }, 0.62);
  figures.add('interruptions_total', { kind: 'false' });
  await figures.close();
  const text = await (await get('/metrics')).text();
  expect(text).toContain('caseroom_agent_turn_stage_seconds_sum{stage="gap"} 0.62');
  expect(text).toContain('caseroom_agent_turn_stage_seconds_count{stage="gap"} 1');
  expect(text).toContain('caseroom_agent_interruptions_total{kind="false"} 1');
  expect(text).toContain('caseroom_agent_seats 8');
  expect(Number(/^caseroom_agent_job_memory_bytes (\d+)/m.exec(text)?.[1])).toBeGreaterThan(1_000_000);
});

it.each([
  { name: 'turn_stage_seconds', labels: { stage: 'a session of somebody' }, value: 1 },
  { name: 'turn_stage_seconds', labels: { stage: 'gap', who: 'Ines' }, value: 1 },
  { name: 'what_was_said', labels: {}, value: 1 },
  { name: 'turns_total', labels: {}, value: -1 },
])('refuses a figure that is not of the table: %j', async (figure) => {
  const response = await post({ pid: 1, rss_bytes: 1, figures: [figure] });
  expect(response.status).toBe(400);
  expect(await (await get('/metrics')).text()).not.toMatch(/Ines|somebody|what_was_said/);
});

it('refuses what is no report, and what is too long', async () => {
  expect((await post('hello')).status).toBe(400);
  expect((await post({ pid: 1, rss_bytes: 1, figures: [], more: 'x'.repeat(600_000) })).status).toBe(413);
});
