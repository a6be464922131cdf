import type { Page } from '@playwright/test';
import { type CandidateView, candidateView } from '@caseroom/core/wire/view';

export type View = CandidateView;

/** What the api serves to the candidate who is signed in on the page. */
export async function viewOf(page: Page, sessionId: string): Promise<View> {
  const answer = await page.request.get(`${new URL(page.url()).origin}/api/sessions/${sessionId}/view`);
  if (!answer.ok()) throw new Error(`The view answered ${answer.status()}: ${await answer.text()}`);
  return candidateView.parse(await answer.json());
}
