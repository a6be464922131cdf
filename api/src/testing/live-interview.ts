import { randomUUID } from 'node:crypto';
import type { Brief } from '@caseroom/core/wire/agent';
import { interviewerDrafts } from './event-drafts.ts';
import { type Browser, createInterview, type TestApi } from './test-api.ts';

/** An interview that a guest has begun, with an interviewer that holds the lease. */
export async function startLiveInterview(api: TestApi, wish: object = {}, as?: Browser) {
  const browser = as ?? (await api.guest());
  const sessionId = await createInterview(browser, wish);
  const tabId = randomUUID();
  await browser.post(`/api/sessions/${sessionId}/start`).send({ tab_id: tabId }).expect(201);
  const brief = await joinAsInterviewer(api, sessionId);
  return { browser, sessionId, tabId, brief, draft: interviewerDrafts(sessionId, brief.epoch) };
}

export async function joinAsInterviewer(api: TestApi, sessionId: string): Promise<Brief> {
  const { body } = await api
    .agent()
    .post(`/agent/sessions/${sessionId}/lease`)
    .send({ job_id: randomUUID() })
    .expect(201);
  return body;
}
