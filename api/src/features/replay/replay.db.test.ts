import { machineScore } from '@caseroom/core/scoring/testing/small-report';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endWithReport } from '../../testing/judged-interview.ts';
import { createInterview, startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('what stood on the screen is read by its candidate, and is not there for anybody else', async () => {
  const candidate = await api.guest();
  const sessionId = await createInterview(candidate);
  await endWithReport(api.services, sessionId, [machineScore('math', 3)]);
  const path = `/api/sessions/${sessionId}/replay`;
  expect((await candidate.get(path).expect(200)).body).toEqual({ lines: [], exhibits: [], scratchpads: [] });
  await (await api.guest()).get(path).expect(404);
  await api.browser().get(path).expect(401);
  await candidate.delete(`/api/sessions/${sessionId}`).expect(200);
  await candidate.get(path).expect(404);
});
