import { type BrowserContext, expect, test } from '@playwright/test';
import { startAnthropicSimulator } from '../../infra/simulators/anthropic.ts';
import { obligingJudge } from '../../infra/testing/obliging-judge.ts';
import { playLog } from '../../infra/testing/played-log.ts';
import { startStack, type Stack } from '../../infra/testing/stack.ts';
import { storeInterview } from '../../infra/testing/stored-interview.ts';
import { pollUntil } from '../../infra/local/waiting.ts';
import { picture } from './rig/picture.ts';

const CASES = ['rooftop-cinema', 'dog-walks', 'climbing-gyms', 'rooftop-cinema', 'climbing-gyms'] as const;

let judge: Awaited<ReturnType<typeof startAnthropicSimulator>>;
let stack: Stack;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  judge = await startAnthropicSimulator({ reply: obligingJudge });
  stack = await startStack({
    apps: ['api', 'worker'],
    env: { ANTHROPIC_API_KEY: 'simulated', ANTHROPIC_BASE_URL: judge.url, DEEPGRAM_API_KEY: 'unused' },
  });
});
test.afterAll(async () => {
  await stack?.stop();
  await judge?.close();
});

const cookieOf = async (context: BrowserContext): Promise<string> =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

test('after five interviews somebody sees where they stand, and what to do next', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  await page.goto(`${stack.url}/sign-in?next=/progress`);
  await page.getByRole('button', { name: 'Go on as a guest' }).click();
  await expect(page.getByText('You have not finished an interview yet.')).toBeVisible();
  const cookie = await cookieOf(context);
  for (const [index, caseId] of CASES.entries()) {
    const played = await playLog(caseId, { seed: index + 1, minutes: 20, lines: 40 });
    const interview = await storeInterview(stack, played, { cookie });
    await interview.end();
    await pollUntil(async () => (await interview.evaluation()).state === 'done', {
      timeoutMs: 60_000,
      what: 'the report',
    });
  }
  await page.reload();
  await expect(page.getByText('1 h 40')).toBeVisible();
  await expect(page.getByRole('region', { name: 'What to do next' })).toContainText('Weakest');
  const overTime = page.getByRole('region', { name: 'Over time', exact: true });
  const rows = overTime.getByRole('table').getByRole('row');
  await overTime.getByLabel('Dimension').selectOption('communication');
  await expect(rows).toHaveCount(1 + CASES.length);
  await expect(overTime.locator('.recharts-line')).toHaveCount(1);
  await picture(page, 'progress', ['desk', 'phone']);
  await overTime.evaluate((section) => section.scrollIntoView());
  await picture(page, 'progress-over-time', ['desk', 'phone']);
  const recent = page.getByRole('region', { name: 'Recent interviews' }).getByRole('listitem');
  await expect(recent).toHaveCount(CASES.length);
  await recent.first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page).toHaveURL(/\/report\//);
});
