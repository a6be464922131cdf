import { type Browser, expect, type Page } from '@playwright/test';

export const emailOf = (name: string): string => `${name.toLowerCase()}@example.org`;

/** A page of a browser of their own, of somebody who has just signed up. */
export async function signUp(browser: Browser, url: string, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const answer = await page.request.post(`${url}/api/auth/sign-up/email`, {
    headers: { origin: url },
    data: { name, email: emailOf(name), password: 'correct horse' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return page;
}

/** By an admin's page: a coach, who sees the interviews of their workspace. */
export async function makeCoach(admin: Page, url: string, name: string): Promise<void> {
  const answer = await admin.request.put(`${url}/api/staff`, {
    data: { email: emailOf(name), role: 'coach' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}
