import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'caseroom-dist-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Caseroom</title>');
  await writeFile(join(folder, 'assets', 'main-abc123.js'), 'export {};');
  api = await startTestApi({ WEB_DIST: folder });
});
afterAll(() => api.close());

it('keeps assets for good, and asks for the page anew', async () => {
  const asset = await api.browser().get('/assets/main-abc123.js').expect(200);
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const page = await api.browser().get('/').set('Accept', 'text/html').expect(200);
  expect(page.headers['cache-control']).toBe('no-cache');
});

it("gives the page for each of the page's own addresses, and for nothing else", async () => {
  const page = await api.browser().get('/interviews/1/report').set('Accept', 'text/html').expect(200);
  expect(page.text).toContain('<title>Caseroom</title>');
  await api.browser().get('/assets/old-000000.js').set('Accept', 'text/html').expect(404);
  await api
    .browser()
    .get('/api/nothing')
    .set('Accept', 'text/html')
    .expect(404)
    .expect('Content-Type', /json/);
  await api.browser().get('/agent').set('Accept', 'text/html').expect(404).expect('Content-Type', /json/);
});
