import { pollUntil } from '../local/waiting.ts';

/** A worker reports within a second of its being registered. */
const REPORT_MS = 30_000;

/** How many interviewers' workers the api would send somebody to. */
export async function countWorkers(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^caseroom_interview_workers\{state="ready"\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

/** A worker that is well may still be unknown to the api, which then lets nobody in. */
export async function untilWorkers(url: string, count: number): Promise<void> {
  await pollUntil(async () => (await countWorkers(url)) >= count, {
    timeoutMs: REPORT_MS,
    what: "The interviewer's seats",
  });
}
