import { expect, test } from './fixture/pages.ts';
import { countTurns, giveQueue } from './fixture/queue.ts';
import { liveSessionId, sessionId, typedSessionId } from './fixture/samples.ts';

const typed = `/room/${typedSessionId}`;
const statedId = sessionId;

test('a typed interview says at once that it can be heard, and sends what is typed', async ({
  page,
  fixture,
}) => {
  await page.goto(fixture.url + typed);
  await expect.poll(() => fixture.commands.map(({ command }) => command)).toEqual(['audible']);
  await page.getByLabel('Type to the interviewer').fill('By half.');
  await page.keyboard.press('Enter');
  await expect.poll(() => fixture.commands.at(-1)).toMatchObject({ command: 'say', text: 'By half.' });
  await expect(page.getByLabel('Type to the interviewer')).toHaveValue('');
});

test('goes on saying that it can be heard until the server has taken it', async ({ page, fixture }) => {
  const commands = `POST /api/sessions/${typedSessionId}/commands`;
  const error = { code: 'conflict', message: 'The interviewer is on the way. Try again in a moment.' };
  fixture.answers.set(commands, { status: 409, body: { error } });
  await page.goto(fixture.url + typed);
  await expect(page.getByText(error.message).first()).toBeVisible();
  fixture.answers.delete(commands);
  await expect.poll(() => fixture.commands.map(({ command }) => command)).toEqual(['audible']);
});

test('what is typed while a line is on its way stays', async ({ page, fixture }) => {
  await page.goto(fixture.url + typed);
  await expect.poll(() => fixture.commands).toHaveLength(1);
  let take = () => {};
  const taken = new Promise<void>((resolve) => {
    take = resolve;
  });
  await page.route('**/commands', async (route) => {
    if (route.request().postDataJSON().command === 'say') await taken;
    await route.continue();
  });
  const field = page.getByLabel('Type to the interviewer');
  await field.fill('By half.');
  await field.press('Enter');
  await field.pressSequentially(' Rent first.');
  take();
  await expect.poll(() => fixture.commands.at(-1)).toMatchObject({ command: 'say', text: 'By half.' });
  await expect(field).toHaveValue('Rent first.');
});

test('a line that cannot be sent stays, and why is said', async ({ page, fixture }) => {
  await page.goto(fixture.url + typed);
  fixture.answers.set(`POST /api/sessions/${typedSessionId}/commands`, {
    status: 409,
    body: { error: { code: 'paused', message: 'The interview is paused. Go on with it first.' } },
  });
  await page.getByLabel('Type to the interviewer').fill('By half.');
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('The interview is paused. Go on with it first.').first()).toBeVisible();
  await expect(page.getByLabel('Type to the interviewer')).toHaveValue('By half.');
});

test('a turn by key tells with each try how long ago it was', async ({ page, fixture }) => {
  const commands = `POST /api/sessions/${liveSessionId}/commands`;
  const tries = () => fixture.asked.filter((asked) => asked === commands).length;
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ by_key: true });
  await expect(page.getByRole('button', { name: 'Hold to talk' })).toBeVisible();
  const error = { code: 'database_away', message: 'The database is away. Try again in a moment.' };
  fixture.answers.set(commands, { status: 503, body: { error } });
  const before = tries();
  await page.keyboard.down('Space');
  await expect.poll(tries).toBe(before + 2);
  fixture.answers.delete(commands);
  await page.keyboard.up('Space');
  const turns = () => fixture.commands.filter(({ command }) => command.endsWith('_turn'));
  await expect.poll(() => turns().map(({ command }) => command)).toEqual(['start_turn', 'end_turn']);
  // The third try comes 500 and 1,000 ms after the first two; the end has waited for it.
  const [start, end] = turns().map(({ age_ms }) => Number(age_ms));
  expect(start).toBeGreaterThanOrEqual(1_500);
  expect(end).toBeGreaterThan(0);
  expect(end).toBeLessThan(start ?? 0);
});

test('a turn by key waits for a server that is away for longer than a restart, and says so meanwhile', async ({
  page,
  fixture,
}) => {
  const commands = `POST /api/sessions/${liveSessionId}/commands`;
  const tries = () => fixture.asked.filter((asked) => asked === commands).length;
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ by_key: true });
  await expect(page.getByRole('button', { name: 'Hold to talk' })).toBeVisible();
  // As a proxy answers for an api that starts again.
  fixture.answers.set(commands, { status: 502, body: {} });
  const before = tries();
  await page.keyboard.down('Space');
  const waiting = page.getByRole('button', { name: 'Not sent yet' });
  await expect(waiting).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.up('Space');
  await expect(waiting).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(tries, { timeout: 15_000 }).toBe(before + 5);
  await expect(waiting).toBeVisible();
  fixture.answers.delete(commands);
  const turns = () => fixture.commands.filter(({ command }) => command.endsWith('_turn'));
  await expect.poll(() => turns().map(({ command }) => command)).toEqual(['start_turn', 'end_turn']);
  await expect(page.getByRole('button', { name: 'Hold to talk' })).toBeVisible();
  const [start, end] = turns().map(({ age_ms }) => Number(age_ms));
  expect(end).toBeGreaterThan(4_000);
  expect(end).toBeLessThan(start ?? 0);
});

test('a turn by key that the server refuses is not shown as held', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ by_key: true });
  const button = page.getByRole('button', { name: 'Hold to talk' });
  await expect(button).toBeVisible();
  const error = { code: 'session_paused', message: 'This interview is paused. Go on with it first.' };
  fixture.answers.set(`POST /api/sessions/${liveSessionId}/commands`, { status: 409, body: { error } });
  await page.keyboard.down('Space');
  await expect(page.getByText(error.message).first()).toBeVisible();
  await expect(button).toHaveAttribute('aria-pressed', 'false');
});

test('pastes without formatting into what is typed, by the key that elsewhere is the camera', async ({
  page,
  fixture,
}) => {
  await page.goto(fixture.url + typed);
  const field = page.getByLabel('Type to the interviewer');
  await field.fill('By half. ');
  await field.press('Control+A');
  await field.press('Control+C');
  await field.press('End');
  await field.press('Control+Shift+V');
  await expect(field).toHaveValue('By half. By half. ');
});

test('time to think: asked by a button, with a clock, ended by another', async ({ page, fixture }) => {
  await page.goto(fixture.url + typed);
  await page.getByRole('button', { name: 'Give me a minute' }).click();
  await expect.poll(() => fixture.commands.at(-1)).toMatchObject({ command: 'ask_time', asked_ms: null });
  fixture.change({ thinking: { granted_ms: 60_000, started_ms: 262_000, ends_ms: 322_000, unclear: false } });
  await expect(page.getByText('Your time to think.')).toBeVisible();
  await expect(page.getByText('Waiting for you').first()).toBeVisible();
  // The one button of this name.
  await page.getByRole('button', { name: "I'm ready" }).click();
  await expect.poll(() => fixture.commands.at(-1)).toMatchObject({ command: 'end_thinking' });
});

test('"Repeat that" waits for the end of time to think, in the bar and under "More"', async ({
  page,
  fixture,
}) => {
  await page.goto(fixture.url + typed);
  const bar = page.getByRole('button', { name: 'Repeat that' });
  const item = page.getByRole('menuitem', { name: 'Repeat that' });
  await expect(bar).toBeEnabled();
  await page.getByRole('button', { name: 'More' }).click();
  await expect(item).toBeEnabled();
  fixture.change({ thinking: { granted_ms: 60_000, started_ms: 262_000, ends_ms: 322_000, unclear: false } });
  await expect(item).toBeDisabled();
  await expect(bar).toBeDisabled();
});

test('a figure is confirmed, or put right', async ({ page, fixture }) => {
  await page.goto(fixture.url + typed);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ pending_figures: [{ stated_id: statedId, value: 15, unit: 'cup', text: '15 cups' }] });
  await page.getByRole('button', { name: 'Correct it' }).click();
  await page.getByLabel('The figure as you said it').fill('50 cups');
  await page.getByRole('button', { name: 'That is it' }).click();
  await expect
    .poll(() => fixture.commands.at(-1))
    .toMatchObject({ command: 'confirm_figure', stated_id: statedId, right: false, correction: '50 cups' });
});

test('an exhibit that is handed over comes to the front and is said', async ({ page, fixture }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(fixture.url + typed);
  await expect(page.getByRole('log')).toContainText('grew by half');
  const third = {
    id: 'pier',
    title: 'Visitors at the pier',
    kind: 'line' as const,
    unit: 'visitors',
    category_label: 'Month',
    categories: ['May', 'June'],
    series: [{ label: 'Visitors', values: [1200, 1900] }],
    note: null,
    shown_ms: 270_000,
  };
  fixture.change({ exhibits: [third] });
  fixture.change({
    exhibits: [third, { ...third, id: 'tide', title: 'Tides' }, { ...third, id: 'boats', title: 'Boats' }],
  });
  await expect(page.getByRole('tab', { name: 'Exhibit 3' })).toHaveAttribute('data-state', 'active');
  await expect(page.getByRole('table', { name: /Boats/ })).toBeVisible();
  await expect(page.getByText('New exhibit: Boats')).toBeAttached();
});

test('at a desk an exhibit is in sight as a whole: its note, every name on its axis, every row', async ({
  page,
  fixture,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(fixture.url + typed);
  await expect(page.getByRole('log')).toContainText('grew by half');
  const note = 'Monday is what a survey of guests suggests.';
  const nights = {
    id: 'nights',
    title: 'Guests a night',
    kind: 'bar' as const,
    unit: 'guest',
    category_label: 'Day',
    categories: ['Monday (survey)', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    series: [{ label: 'Guests', values: [62, 85, 90, 101, 155, 180, 120] }],
    note,
    shown_ms: 270_000,
  };
  fixture.change({ exhibits: [nights] });
  const exhibit = page.getByRole('figure', { name: /Guests a night/ });
  await expect(exhibit.getByText(note)).toBeInViewport({ ratio: 1 });
  await expect(exhibit.getByRole('row', { name: /Sunday/ })).toBeInViewport({ ratio: 1 });
  for (const day of nights.categories) {
    await expect(exhibit.locator('svg').getByText(day, { exact: true })).toBeInViewport({ ratio: 1 });
  }
});

test('notes that could not be saved are kept over a reload and saved then', async ({ page, fixture }) => {
  fixture.answers.set(`PUT /api/sessions/${typedSessionId}/scratchpad`, {
    status: 500,
    body: { error: { code: 'internal', message: 'Something went wrong on our side.' } },
  });
  await page.goto(fixture.url + typed);
  await page.getByRole('textbox', { name: 'Your notes' }).fill('rent +50 %');
  await expect(page.getByText('Not saved yet')).toBeVisible();
  fixture.answers.clear();
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Your notes' })).toHaveValue('rent +50 %');
  await expect.poll(() => fixture.pads.at(-1)).toBe('rent +50 %');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
});

test('notes of the last second are saved when the interview ends, and a refusal ends it', async ({
  page,
  fixture,
}) => {
  await page.goto(fixture.url + typed);
  const notes = page.getByRole('textbox', { name: 'Your notes' });
  await notes.fill('rent +50 %');
  fixture.change({ status: 'ended' });
  await expect.poll(() => fixture.pads).toEqual(['rent +50 %']);
  const pad = `PUT /api/sessions/${typedSessionId}/scratchpad`;
  fixture.answers.set(pad, {
    status: 409,
    body: { error: { code: 'session_over', message: 'This interview is over.' } },
  });
  await notes.fill('rent +60 %');
  await expect(page).toHaveURL(/\/report\//);
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.pad.')));
  await expect.poll(kept).toEqual([]);
  const tries = () => fixture.asked.filter((request) => request === pad).length;
  const before = tries();
  // Nothing tells that nothing happens: the first retry came after two seconds.
  await page.waitForTimeout(3_000);
  expect(tries()).toBe(before);
});

test('a second tab takes the interview, and the first one says so', async ({ page, fixture }) => {
  await page.goto(fixture.url + typed);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.push('superseded', {});
  await expect(page.getByRole('heading', { name: 'This interview is open in another tab' })).toBeVisible();
  await page.getByRole('button', { name: 'Bring it back here' }).click();
  await expect(page.getByRole('log')).toContainText('grew by half');
});

const start = `POST /api/sessions/${typedSessionId}/start`;

test('a page whose interview goes on in another tab asks for the way in no more', async ({
  page,
  fixture,
}) => {
  await page.goto(fixture.url + typed);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.push('superseded', {});
  await expect(page.getByRole('heading', { name: 'This interview is open in another tab' })).toBeVisible();
  const asked = () => fixture.asked.filter((request) => request === start).length;
  const before = asked();
  // Nothing tells that nothing happens: a page that were still in it would try within moments.
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.waitForTimeout(3_000);
  expect(asked()).toBe(before);
});

test('a page that slept while another tab took the interview does not take it back', async ({
  page,
  fixture,
}) => {
  await page.goto(fixture.url + typed);
  await expect(page.getByRole('log')).toContainText('grew by half');
  // As the api refuses it to whoever renews.
  const error = { code: 'superseded', message: 'This interview is open in another tab.' };
  fixture.answers.set(start, { status: 409, body: { error } });
  await page.waitForRequest(
    (request) => request.url().endsWith('/start') && request.postDataJSON().renews === true,
  );
  await expect(page.getByRole('heading', { name: 'This interview is open in another tab' })).toBeVisible();
});

const noMore = { code: 'not_found', message: 'There is nothing here, or it is not yours.' };
const signedOut = { code: 'unauthorized', message: 'Sign in first.' };

for (const [what, refused] of [
  ['its changes', `GET /api/sessions/${typedSessionId}/changes`],
  ['the way in', start],
] as const) {
  test(`a page that slept while its interview was erased says so, told by ${what}`, async ({
    page,
    fixture,
  }) => {
    await page.goto(fixture.url + typed);
    await expect(page.getByRole('log')).toContainText('grew by half');
    fixture.answers.set(refused, { status: 404, body: { error: noMore } });
    fixture.hangUp();
    const title = page.getByRole('heading', { name: 'This interview is not here any more' });
    await expect(title).toBeVisible({ timeout: 20_000 });
    await page.getByRole('link', { name: 'To your interviews' }).click();
    await expect(page).toHaveURL(/\/history/);
  });

  test(`who was signed out meanwhile signs in and is back, told by ${what}`, async ({ page, fixture }) => {
    await page.goto(fixture.url + typed);
    await expect(page.getByRole('log')).toContainText('grew by half');
    fixture.signedIn = false;
    fixture.answers.set(refused, { status: 401, body: { error: signedOut } });
    fixture.hangUp();
    await expect(page).toHaveURL(/\/sign-in\?next=/, { timeout: 20_000 });
    fixture.answers.clear();
    await page.getByRole('button', { name: 'Go on as a guest' }).click();
    await expect(page.getByRole('log')).toContainText('grew by half');
  });
}

test('end asks once', async ({ page, fixture }) => {
  await page.goto(fixture.url + typed);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'End the interview' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'End the interview' }).click();
  await page.getByRole('button', { name: 'End it' }).click();
  await expect(page).toHaveURL(/\/report\//);
});

test('the interviewer lost, the interview paused, the recogniser away: each is said', async ({
  page,
  fixture,
}) => {
  await page.goto(fixture.url + typed);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ interviewer: 'lost' });
  await expect(page.getByText('The interviewer has lost the line')).toBeVisible();
  fixture.change({
    interviewer: 'present',
    notices: [{ id: 'n', text: 'The recogniser is away; you can type.' }],
  });
  await expect(page.getByText('The recogniser is away; you can type.')).toBeVisible();
  await expect(page.getByText('The interviewer has lost the line')).toBeHidden();
  fixture.change({ status: 'paused' });
  await expect(page.getByText('The interviewer leaves within ten minutes')).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => fixture.commands.at(-1)).toMatchObject({ command: 'resume' });
});

test('a line that keeps breaking: writing is offered, taken up, and left again', async ({
  page,
  fixture,
}) => {
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ writing_offered: true });
  await page.getByRole('button', { name: 'Go on in writing' }).click();
  await expect
    .poll(() => fixture.commands.at(-1))
    .toMatchObject({ command: 'choose_manner', manner: 'text' });
  await expect(page.getByLabel('Type to the interviewer')).toBeFocused();
  fixture.change({ writing_offered: false, written: true });
  await expect(page.getByText('You go on in writing')).toBeVisible();
  await page.getByRole('button', { name: 'Back to voice' }).click();
  await expect
    .poll(() => fixture.commands.at(-1))
    .toMatchObject({ command: 'choose_manner', manner: 'voice' });
});

test('a media server that is away is said, and typing goes on', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByText('The media server cannot be reached')).toBeVisible();
  await page.getByLabel('Type to the interviewer').fill('By half.');
  await page.keyboard.press('Enter');
  await expect.poll(() => fixture.commands.map(({ command }) => command)).toContain('say');
  // The interviewer answers as long as the page says that it is there.
  const streamId = '5f0c54f4-4b4d-4d3a-9d3c-1c9d8a1f3f00';
  fixture.push('still_there', { stream_id: streamId });
  const answer = `PUT /api/sessions/${liveSessionId}/streams/${streamId}`;
  await expect.poll(() => fixture.asked).toContain(answer);
  await page.getByRole('button', { name: 'Go on in writing' }).click();
  await expect
    .poll(() => fixture.commands.at(-1))
    .toMatchObject({ command: 'choose_manner', manner: 'text' });
});

test('who comes back when every seat is taken sees the place in the queue, and the page goes on trying', async ({
  page,
  fixture,
}) => {
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  const away = page.getByText('The media server cannot be reached');
  await expect(away).toBeVisible();
  giveQueue(fixture, { place: 2, waiting: 3, about_minutes: 12 });
  const busy = page.getByRole('status').filter({ hasText: 'Every interviewer is busy' });
  await expect(busy).toContainText('You are number 2 of 3 in the queue. It may take about 15 minutes.');
  await expect(away).toBeHidden();
  await expect(page).toHaveTitle(/Place 2/);
  await expect(page.getByRole('log')).toContainText('grew by half');
  giveQueue(fixture, { place: 1, waiting: 2, about_minutes: null });
  await expect(busy).toContainText('You are next; 1 more wait behind you.', { timeout: 20_000 });
  expect(countTurns(fixture).left).toBe(0);
  giveQueue(fixture, null);
  await expect(busy).toBeHidden({ timeout: 20_000 });
});

test('a turn is held by the space bar on its own button too, and switched there by Enter', async ({
  page,
  fixture,
}) => {
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ by_key: true });
  const button = page.getByRole('button', { name: 'Hold to talk' });
  const listening = page.getByRole('button', { name: 'Listening' });
  const acts = () => fixture.commands.map(({ command }) => command).filter((name) => name.endsWith('_turn'));
  await button.focus();
  for (const turns of [1, 2]) {
    await page.keyboard.down('Space');
    await expect(listening).toBeFocused();
    await page.keyboard.up('Space');
    await expect(button).toBeFocused();
    await expect.poll(acts).toHaveLength(2 * turns);
  }
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expect(listening).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button).toBeFocused();
  const turn = ['start_turn', 'end_turn'];
  await expect.poll(acts).toEqual([...turn, ...turn, ...turn]);
});

for (const [status, title] of [
  [409, 'This interview is over'],
  [404, 'No such interview'],
  [502, 'The room does not open'],
  [503, 'Not open yet'],
] as const) {
  test(`the room does not open: ${status}`, async ({ page, fixture }) => {
    fixture.answers.set(`POST /api/sessions/${liveSessionId}/start`, {
      status,
      body: {
        error: {
          code: 'x',
          message: 'A sentence of the server.',
          ...(status >= 500 ? { retry_after_s: 1 } : {}),
        },
      },
    });
    await page.goto(`${fixture.url}/room/${liveSessionId}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('A sentence of the server.')).toBeVisible();
    if (status < 500) return;
    fixture.answers.clear();
    await expect(page.getByRole('log')).toContainText('grew by half');
  });
}

test('who is not signed in is sent to the door and back', async ({ page, fixture }) => {
  fixture.signedIn = false;
  await page.goto(fixture.url + typed);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByRole('button', { name: 'Go on as a guest' }).click();
  await expect(page.getByRole('log')).toContainText('grew by half');
});

test('on its side with the keyboard open, exhibit, clock, mute and "ready" are in reach', async ({
  page,
  fixture,
}) => {
  await page.setViewportSize({ width: 844, height: 196 });
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ thinking: { granted_ms: 60_000, started_ms: 262_000, ends_ms: 322_000, unclear: false } });
  const controls = page.getByRole('group', { name: 'Interview' });
  for (const thing of [
    page.getByText('Revenue and rent of four shops').first(),
    controls.getByText('to think'),
    controls.getByRole('button', { name: /mute/i }),
    controls.getByRole('button', { name: "I'm ready" }),
  ]) {
    await expect(thing).toBeInViewport({ ratio: 0.9 });
  }
});
