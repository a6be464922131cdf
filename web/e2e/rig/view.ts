import { type CandidateView, candidateView } from '@caseroom/core/wire/view';
import type { Page } from '@playwright/test';
import type { z } from 'zod';

export type View = CandidateView;

/** What the api answers to the person who is signed in on the page. */
export async function getJson<T>(page: Page, path: string, schema: z.ZodType<T>): Promise<T> {
  const answer = await page.request.get(new URL(path, page.url()).href);
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return schema.parse(await answer.json());
}

export const viewOf = (page: Page, sessionId: string): Promise<View> =>
  getJson(page, `/api/sessions/${sessionId}/view`, candidateView);
