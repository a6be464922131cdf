import { startResponse, sessionRow } from '@caseroom/core/wire/routes';
import { expect, type Page, chromium, test } from '@playwright/test';
import { clipFile } from '../../infra/speech/clips.ts';
import { type SpokenStack, startSpokenStack } from '../../infra/e2e/rig/spoken-stack.ts';
import { launch } from '../playwright.config.ts';
import { viewOf } from './rig/view.ts';

/**
 * Chromium's own fake microphone plays one clip into the room, and nothing lifts the blocking of sound. In the second
 * test nothing is simulated: the clip is recognised by the offline speech server.
 */
test.describe.configure({ timeout: 5 * 60_000 });
// A trace looks at the page, and every look counts as a touch.
test.use({ trace: 'off' });

const said = 'Yes please, I would like to hear the case.';
/** The welcome takes five seconds, after a start of a few; the clip's words follow it. */
const silenceBeforeMs = 18_000;

/** Chromium lets a page play sound once it hears the microphone; with this it waits for a touch, as others do. */
const untouched = '--autoplay-policy=user-gesture-required';

let rig: SpokenStack;
let stack: SpokenStack['stack'];
let deepgram: SpokenStack['deepgram'];

test.beforeAll(async () => {
  rig = await startSpokenStack({ apps: ['api', 'worker', 'agent', 'speech'], pages: true });
  ({ stack, deepgram } = rig);
});

test.afterAll(() => rig?.stop());

test('the interviewer waits until the page is audible, then hears the microphone', async () => {
  deepgram.script.push([{ text: said }]);
  await inRoom('talk', [untouched], async (page, sessionId) => {
    const tap = page.getByRole('button', { name: 'Tap to continue' });
    await expect(tap).toBeVisible({ timeout: 30_000 });
    await page.waitForTimeout(4_000);
    expect((await viewOf(page, sessionId)).lines, 'nothing is said to a silent page').toEqual([]);
    await tap.click();
    await expectPrompt(page, sessionId);
    expect((await candidateLines(page, sessionId))[0]).toBe(said);
  });
});

test('a clip is recognised by the offline speech server, logged, answered aloud, and the phase moves on', async () => {
  await inRoom('demo', [], async (page, sessionId) => {
    await expectPrompt(page, sessionId);
    const heard = (await candidateLines(page, sessionId)).join(' ');
    const rate = wordErrorRate(said, heard);
    console.log(
      `offline recognition: "${heard}", word error rate ${rate.toFixed(2)} (n = ${words(said).length} words)`,
    );
  });
});

/** A guest's interview in a browser of its own, whose microphone plays the clip once. */
async function inRoom(
  door: 'talk' | 'demo',
  flags: readonly string[],
  go: (page: Page, sessionId: string) => Promise<void>,
): Promise<void> {
  const { path } = await clipFile(said, { rateHz: 48_000, leadMs: silenceBeforeMs, tailMs: 60_000 });
  const browser = await chromium.launch({
    ...launch,
    args: [
      ...launch.args,
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${path}%noloop`,
      ...flags,
    ],
  });
  try {
    const page = await browser.newPage({ baseURL: stack.url });
    const sessionId = await createSession(page, door);
    // Opened by its address, so that nobody has touched the page. Playwright's own look at a page counts as a touch,
    // so it does not look before the room has been joined and the page knows whether it may play sound.
    const joining = page.waitForEvent('websocket');
    await page.goto(`/room/${sessionId}`);
    await (await joining).waitForEvent('framereceived');
    await page.waitForTimeout(3_000);
    await go(page, sessionId);
  } finally {
    await browser.close();
  }
}

async function createSession(page: Page, door: 'talk' | 'demo'): Promise<string> {
  const origin = { Origin: stack.url };
  const guest = await page.request.post('/api/auth/sign-in/anonymous', { data: {}, headers: origin });
  expect(guest.ok(), await guest.text()).toBe(true);
  const consents = { recording: false, providers: true, observers: false };
  const created = await page.request.post('/api/sessions', {
    data: { case_id: 'rooftop-cinema', door, consents },
    headers: origin,
  });
  expect(created.ok(), await created.text()).toBe(true);
  const { session_id } = sessionRow.parse(await created.json());
  const started = await page.request.post(`/api/sessions/${session_id}/start`, {
    data: { tab_id: crypto.randomUUID() },
    headers: origin,
  });
  startResponse.parse(await started.json());
  return session_id;
}

async function expectPrompt(page: Page, sessionId: string): Promise<void> {
  await expect
    .poll(async () => (await viewOf(page, sessionId)).lines.map((line) => line.text).join(' '), {
      timeout: 120_000,
    })
    .toContain('rooftop cinema in Lisbon');
  expect((await viewOf(page, sessionId)).phase?.id).not.toBe('hello');
}

const candidateLines = async (page: Page, sessionId: string): Promise<string[]> =>
  (await viewOf(page, sessionId)).lines
    .filter((line) => line.speaker === 'candidate')
    .map((line) => line.text);

const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9']+/g) ?? [];

/** Levenshtein distance over words, as a share of the words that were said. */
function wordErrorRate(reference: string, hypothesis: string): number {
  const [said, heard] = [words(reference), words(hypothesis)];
  let row = heard.map((_, index) => index + 1);
  row.unshift(0);
  for (const [index, word] of said.entries()) {
    const next = [index + 1];
    for (const [column, other] of heard.entries()) {
      const replaced = (row[column] ?? 0) + (word === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / said.length;
}
