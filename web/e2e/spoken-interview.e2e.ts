import { expect, type Page, test } from '@playwright/test';
import { type DeepgramSimulator, startDeepgramSimulator } from '../../infra/simulators/deepgram.ts';
import { type Stack, startStack } from '../../infra/testing/stack.ts';
import { fallSilent, giveVoice, hearInterviewer, speak } from './rig/candidate-voice.ts';
import { answerTo } from './rig/rooftop-candidate.ts';
import { type View, viewOf } from './rig/view.ts';

/** A whole case of ten minutes, spoken: the recogniser is simulated so that the words are exact, nothing else is. */
test.describe.configure({ mode: 'serial', timeout: 15 * 60_000 });

let stack: Stack;
let deepgram: DeepgramSimulator;

test.beforeAll(async () => {
  deepgram = await startDeepgramSimulator();
  stack = await startStack({ env: { DEEPGRAM_API_KEY: 'simulated', DEEPGRAM_BASE_URL: deepgram.url } });
});

test.afterAll(async () => {
  await stack?.stop();
  await deepgram?.close();
});

test('a candidate signs up, passes the lobby, talks through a whole case and reads the report', async ({
  page,
}) => {
  await giveVoice(page);
  await signUp(page);
  await passLobby(page);
  await page.waitForURL(/\/room\//);
  const sessionId = page.url().split('/').at(-1) ?? '';
  await interview(page, sessionId);
  await page.waitForURL(/\/report\//, { timeout: 60_000 });
  await readReport(page);
});

async function signUp(page: Page): Promise<void> {
  await page.goto(`${stack.url}/sign-in`);
  await page.getByLabel('What the interviewer may call you').fill('Robin');
  await page.getByLabel('E-mail').fill('robin@example.org');
  await page.getByLabel('Password').fill('a good long one');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByRole('link', { name: 'Monday on the roof' }).click();
}

async function passLobby(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check the microphone' }).click();
  await expect(page.getByRole('meter', { name: 'Microphone level' })).toBeVisible();
  await page.getByRole('radio', { name: 'Record it' }).check();
  await page.getByRole('checkbox', { name: /may go to the speech and language services/ }).check();
  await page.getByRole('button', { name: 'Start the interview' }).click();
}

/** Answers each time the interviewer falls silent, until the interview is over. */
async function interview(page: Page, sessionId: string): Promise<void> {
  const spokenTo = new Set<string>();
  await hearInterviewer(page);
  for (;;) {
    const view = await viewOf(page, sessionId);
    if (view.status === 'ended') return;
    const line = view.lines.findLast((one) => one.speaker === 'interviewer');
    if (!line || spokenTo.has(line.id)) {
      await page.waitForTimeout(500);
      continue;
    }
    spokenTo.add(line.id);
    const text = answerTo(line.text, hasExhibit(view, 'weekday-bars'));
    deepgram.script.say({ text });
    await speak(page, text);
    await fallSilent(page);
  }
}

const hasExhibit = (view: View, id: string): boolean => view.exhibits.some((exhibit) => exhibit.id === id);

async function readReport(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('sixty guests').first()).toBeVisible({ timeout: 60_000 });
}
