import { report as reportSchema } from '@caseroom/core/wire/report';
import { sessionRow } from '@caseroom/core/wire/routes';
import { expect, type Page, test } from '@playwright/test';
import { type SpokenStack, startSpokenStack } from '../../infra/e2e/rig/spoken-stack.ts';
import { fallSilent, giveVoice, hearInterviewer, speak } from './rig/candidate-voice.ts';
import { candidateLevel } from './rig/recording.ts';
import { answerTo, breakEven, mondayProfit } from './rig/rooftop-candidate.ts';
import { getJson, type View, viewOf } from './rig/view.ts';

/** A whole case of ten minutes, spoken: the recogniser is simulated so that the words are exact, nothing else is. */
test.describe.configure({ timeout: 15 * 60_000 });

let rig: SpokenStack;
let stack: SpokenStack['stack'];
let deepgram: SpokenStack['deepgram'];

test.beforeAll(async () => {
  rig = await startSpokenStack({ apps: ['api', 'worker', 'agent', 'speech'], pages: true });
  ({ stack, deepgram } = rig);
});

test.afterAll(() => rig?.stop());

test('a candidate signs up, passes the lobby, talks through a whole case and reads the report', async ({
  page,
}) => {
  await giveVoice(page);
  await signUp(page);
  await passLobby(page);
  await page.waitForURL(/\/room\//);
  const sessionId = page.url().split('/').at(-1) ?? '';
  const saidAt = await interview(page, sessionId);
  await page.waitForURL(/\/report\//, { timeout: 60_000 });
  await readReport(page, sessionId, saidAt);
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

/** Answers each time the interviewer falls silent. Returns when each line was begun, by our own clock. */
async function interview(page: Page, sessionId: string): Promise<Map<string, number[]>> {
  const answered = new Set<string>();
  const saidAt = new Map<string, number[]>();
  await hearInterviewer(page);
  for (;;) {
    const view = await viewOf(page, sessionId);
    if (view.status === 'ended') return saidAt;
    const line = view.lines.findLast((one) => one.speaker === 'interviewer');
    if (!line || answered.has(line.id)) {
      await page.waitForTimeout(500);
      continue;
    }
    answered.add(line.id);
    const text = answerTo(line.text, hasExhibit(view, 'weekday-bars'));
    deepgram.script.say({ text });
    saidAt.set(text, [...(saidAt.get(text) ?? []), Date.now()]);
    await speak(page, text);
    await fallSilent(page);
  }
}

const hasExhibit = (view: View, id: string): boolean => view.exhibits.some((exhibit) => exhibit.id === id);

async function readReport(
  page: Page,
  sessionId: string,
  saidAt: ReadonlyMap<string, number[]>,
): Promise<void> {
  const numbers = page.getByRole('region', { name: 'The numbers' }).getByRole('article');
  const question = (asked: string) => numbers.filter({ hasText: asked });
  const first = question('How many guests does a Monday need');
  await expect(first).toContainText('Right.', { timeout: 60_000 });
  await expect(first).toContainText('sixty guests');
  const second = question('how much would a single Monday make');
  await expect(second).toContainText('Not right (wrong base).');
  await expect(second).toContainText('one thousand and fifty dollars');

  const report = await getJson(page, `/api/sessions/${sessionId}/report`, reportSchema);
  expect(report.exhibits.map((exhibit) => exhibit.exhibit_id)).toEqual(['guest-table', 'weekday-bars']);
  const session = await getJson(page, `/api/sessions/${sessionId}`, sessionRow);
  const startedAt = Date.parse(session.started_at ?? '');
  for (const text of [breakEven, mondayProfit]) {
    const quoted = report.questions.flatMap(({ quotes }) => quotes).find((quote) => quote.text === text);
    if (!quoted) throw new Error(`Nothing quotes "${text}".`);
    // Our clock says when the clip was begun; network and buffers take a part of a second.
    const apart = (saidAt.get(text) ?? []).map((at) => Math.abs(quoted.start_ms - (at - startedAt)));
    expect(Math.min(...apart)).toBeLessThan(1500);
    const before = await candidateLevel(page, report, quoted.start_ms - 1200, quoted.start_ms - 600);
    const after = await candidateLevel(page, report, quoted.start_ms + 200, quoted.start_ms + 1700);
    expect(after, 'the recording has the words where the quote says').toBeGreaterThan(10 * before + 0.005);
  }
  const quote = first.getByRole('button').first();
  const expectedS = (report.questions[0]?.quotes[0]?.start_ms ?? 0) / 1000;
  await quote.click();
  const segmentS = (report.recording.segments[0]?.started_ms ?? 0) / 1000;
  const playedS = () => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime);
  await expect.poll(async () => (await playedS()) + segmentS).toBeGreaterThan(expectedS);
  expect((await playedS()) + segmentS).toBeLessThan(expectedS + 5);
}
