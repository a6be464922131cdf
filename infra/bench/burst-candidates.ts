import { caseOfSeat } from '../audio-truth/bench-case.ts';
import { createInterview, type InterviewClient } from '../e2e/rig/interview-client.ts';
import type { LoadClient, LoadClients } from '../load-clients/load-clients.ts';
import type { Stack } from '../testing/stack.ts';

/** Milliseconds from the click that joins; each part begins where the one before has ended. */
export type Arrival = {
  /** Times that the answer was a place in the queue. */
  waited: number;
  seatMs: number;
  connectedMs: number;
  joinedMs: number;
  /** The interviewer's process hears itself speak. */
  begunMs: number;
  heardMs: number;
};
export type Guest = { interview: InterviewClient; candidate: LoadClient; arrival: Arrival };

/** A waiting page asks again after the 3 s of Retry-After. */
const ASK_AGAIN_MS = 3_000;

/** One candidate from the click on to the interviewer's first sound, by the way of a page. `onQueue`: told a place. */
export async function arrive(
  interview: InterviewClient,
  { clients, onQueue, giveUpAt }: { clients: LoadClients; onQueue: () => void; giveUpAt: number },
): Promise<Guest> {
  const clickedAt = Date.now();
  const since = () => Date.now() - clickedAt;
  let waited = 0;
  let grant: Awaited<ReturnType<InterviewClient['start']>> | undefined;
  while (!grant) {
    grant = await interview.start().catch((error: unknown) => {
      if (!String(error).includes('seats_taken') || Date.now() > giveUpAt) throw error;
      return undefined;
    });
    if (grant) break;
    if (waited === 0) onQueue();
    waited += 1;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
  const seatMs = since();
  const candidate = await clients.join(grant, { microphone: true });
  const connectedMs = since();
  await interview.command({ command: 'audible' });
  const heardMs = await candidate.heard(60_000).then(
    (atMs) => atMs - clickedAt,
    () => Number.NaN,
  );
  // Afterwards: a log that is asked for again and again is a load of its own.
  const [joined] = await interview.logged('interviewer_joined');
  const [begun] = await interview.logged('reply_begun');
  // On the session's clock, which begins with the seat.
  const joinedMs = seatMs + (joined?.occurred_ms ?? Number.NaN);
  const begunMs = seatMs + (begun?.occurred_ms ?? Number.NaN);
  return { interview, candidate, arrival: { waited, seatMs, connectedMs, joinedMs, begunMs, heardMs } };
}

/** So that only the click is measured: accounts and sessions are made before. */
export async function prepare(stack: Stack, seats: readonly string[]): Promise<InterviewClient[]> {
  const interviews: InterviewClient[] = [];
  for (const seat of seats)
    interviews.push(await createInterview(stack, { caseId: caseOfSeat(seat), door: 'talk' }));
  return interviews;
}
