import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from '../life/logger.ts';
import { jobReport, jobReportPath } from '../metrics/job-report.ts';
import { begunPath, gatePath, loadedPath } from './job-processes.ts';
import type { WorkerMetrics } from '../metrics/worker-metrics.ts';

/** The framework's own answer comes from the same machine. */
const ASK_MS = 1_000;
const LARGEST_REPORT = 512 * 1024;

export type WorkerServerDeps = {
  port: number;
  /** Where the framework's own server tells how the worker is, on the loopback address. */
  frameworkPort: number;
  metrics: WorkerMetrics;
  isDraining: () => boolean;
  /** A process for a later interview may be loaded now. */
  mayLoad: () => boolean;
  /** A process says that it is. */
  onLoaded: () => void;
  /** A job says that the first of its interview is heard. */
  onBegun: (jobId: string) => void;
  logger: Logger;
};

/**
 * One port for whoever watches: `/` is 200 while the worker is well (a draining one is), `/ready` while it takes
 * interviews, `/metrics` in Prometheus' form. Jobs bring their figures to it, from this machine only.
 */
export async function startWorkerServer(deps: WorkerServerDeps): Promise<{ close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(deps, request, response).catch((error: unknown) => {
      deps.logger.warn({ err: error }, 'a request to the worker failed');
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listening(server, deps.port);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  deps: WorkerServerDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST' && request.url === jobReportPath) return takeReport(deps, request, response);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://worker');
  if (request.method === 'POST' && (pathname === loadedPath || pathname === begunPath)) {
    if (!isOwnMachine(request.socket.remoteAddress)) return void response.writeHead(403).end();
    if (pathname === loadedPath) deps.onLoaded();
    else deps.onBegun(searchParams.get('job') ?? '');
    return void response.writeHead(204).end();
  }
  if (request.url === gatePath) return void response.writeHead(deps.mayLoad() ? 204 : 503).end();
  if (request.url === '/metrics') {
    const { registry } = deps.metrics;
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
    return;
  }
  if (request.url !== '/' && request.url !== '/ready') return void response.writeHead(404).end('not found');
  const well = await frameworkHealth(deps.frameworkPort);
  const ready = request.url === '/' || !deps.isDraining();
  response.writeHead(well.ok && ready ? 200 : 503).end(well.ok && !ready ? 'draining' : well.text);
}

/** What the framework says of its connection to the media server; `answered`: it said anything in time. */
export async function frameworkHealth(
  port: number,
): Promise<{ ok: boolean; answered: boolean; text: string }> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(ASK_MS) });
    return { ok: response.ok, answered: true, text: await response.text() };
  } catch {
    return { ok: false, answered: false, text: 'starting' };
  }
}

async function takeReport(
  deps: WorkerServerDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isOwnMachine(request.socket.remoteAddress)) return void response.writeHead(403).end();
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > LARGEST_REPORT) return void response.writeHead(413).end();
  }
  const parsed = jobReport.safeParse(jsonOf(body));
  if (!parsed.success) return void response.writeHead(400).end(parsed.error.issues[0]?.message);
  deps.metrics.take(parsed.data);
  response.writeHead(204).end();
}

const isOwnMachine = (address: string | undefined): boolean =>
  address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '0.0.0.0', resolve);
  });
}
