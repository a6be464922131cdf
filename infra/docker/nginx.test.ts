import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { securityHeaders } from '@caseroom/api/http/security';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { freePort } from '../local/ports.ts';
import { ROOT } from '../local/root.ts';
import { findOnPath } from '../local/tools.ts';

const conf = readFileSync(join(ROOT, 'infra/docker/nginx.conf'), 'utf8');
const nginx = findOnPath(['nginx']);

/** The api as far as its headers go: on https, where it sends the most of them. */
async function startApi(): Promise<{ server: Server; port: number }> {
  const app = express();
  app.disable('x-powered-by');
  const [publicUrl, livekitPublicUrl] = ['https://caseroom.example.org', 'wss://media.example.org'];
  app.use(...securityHeaders({ publicUrl, livekitPublicUrl }));
  app.get('/health/live', (_request, response) => void response.json({ ok: true }));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}

/** What a server sends whatever is asked for. */
const ordinary = new Set(
  'date connection keep-alive server content-type content-length transfer-encoding etag last-modified'
    .split(' ')
    .concat('accept-ranges', 'cache-control'),
);
const protecting = ({ headers }: Response): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !ordinary.has(name)));

let api: { server: Server; port: number };
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => void api.server.close());

it('hands on each of the headers with which the api serves pages', async () => {
  const headers = protecting(await fetch(`http://127.0.0.1:${api.port}/health/live`));
  expect(Object.keys(headers)).toContain('content-security-policy');
  for (const name of Object.keys(headers)) {
    const variable = name.replaceAll('-', '_');
    expect(conf).toContain(`auth_request_set $page_${variable} $upstream_http_${variable};`);
    expect(conf.toLowerCase()).toContain(`add_header ${name} $page_${variable} always;`);
  }
});

it('adds no header in a location, which would take all others away', () => {
  const [, ...locations] = conf.split(/^ {2}location /m);
  for (const location of locations) expect(location).not.toContain('add_header');
});

describe.runIf(nginx)('nginx itself', () => {
  let folder: string;
  let url: string;
  let stop: () => void;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'caseroom-nginx-'));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    mkdirSync(join(folder, 'html/assets'), { recursive: true });
    writeFileSync(join(folder, 'html/index.html'), '<!doctype html><title>Caseroom</title>');
    writeFileSync(join(folder, 'html/assets/main-abc123.js'), 'export {};');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path ${folder}/${kind};`,
    );
    const here = conf
      .replace('listen 80;', `listen 127.0.0.1:${port};`)
      .replace('/usr/share/nginx/html', join(folder, 'html'))
      .replace('/var/cache/nginx', folder)
      .replaceAll('http://api:3000', `http://127.0.0.1:${api.port}`);
    writeFileSync(
      join(folder, 'nginx.conf'),
      `pid ${folder}/pid; error_log ${folder}/error.log; events {} http { access_log off; ${temporary.join(' ')} ${here} }`,
    );
    const args = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off; master_process off;'];
    const child = spawn(nginx ?? '', args, { stdio: 'ignore' });
    stop = () => child.kill();
    await vi.waitFor(() => fetch(url), 10_000);
  });
  afterAll(() => {
    stop();
    rmSync(folder, { recursive: true });
  });

  it('sends what the api sends with pages, assets and answers, and says how long they are good', async () => {
    const expected = protecting(await fetch(`http://127.0.0.1:${api.port}/health/live`));
    for (const [path, status, kept] of [
      ['/', 200, 'no-cache'],
      ['/interviews/1/report', 200, 'no-cache'],
      ['/assets/main-abc123.js', 200, 'public, max-age=31536000, immutable'],
      ['/assets/old-000000.js', 404, null],
      ['/health/live', 200, null],
    ] as const) {
      const answer = await fetch(url + path);
      expect([path, answer.status, protecting(answer)]).toEqual([path, status, expected]);
      expect([path, answer.headers.get('cache-control')]).toEqual([path, kept]);
    }
  });

  it('serves pages with them while the api is away', async () => {
    const before = protecting(await fetch(url));
    api.server.closeAllConnections();
    api.server.close();
    await expect(fetch(`http://127.0.0.1:${api.port}`)).rejects.toThrow();
    const answer = await fetch(`${url}/history`);
    expect([answer.status, protecting(answer)]).toEqual([200, before]);
  });
});
