import { delay } from '../../local/waiting.ts';
import { createInterview } from '../../e2e/rig/interview-client.ts';
import { type Candidate, joinAsCandidate } from './candidate.ts';
import { createLines, type Lines } from './lines.ts';
import { watchPage } from './page.ts';
import { random, type RunPlan } from './plan.ts';
import type { Plant } from './plant.ts';
import type { Blow, InterviewRecord, Span } from './record.ts';
import { readAtRest } from './rest.ts';
import { strike } from './strike.ts';
import { heardBy } from './witnesses.ts';

const CASE = 'rooftop-cinema';
/** The first words may wait for a job on a busy machine; the silence counts all the same. */
const FIRST_WORDS_MS = 20_000;
/** A candidate who hears nothing asks whether anybody is there. */
const WORRIED_MS = 10_000;
/** The end is not asked for over an answer that is late: how late it came is judged afterwards. */
const LAST_ANSWER_MS = 10_000;
/** Past the planned length, for an interviewer who is slow to come back. */
const GRACE_MS = 40_000;

type Talk = { spoken: (Span & { text: string })[]; strikes: Blow[]; mishaps: string[] };

/**
 * A live interview of a plan, from its first word until everything of it is stored. The one in the first place is struck;
 * a blow at all of them stands in `strikes`, which they share.
 */
export async function runInterview(
  plant: Plant,
  plan: RunPlan,
  place = 0,
  strikes: Blow[] = [],
): Promise<InterviewRecord> {
  const { stack } = plant;
  const interview = await createInterview(stack, { caseId: CASE, door: 'talk' });
  const { sessionId } = interview;
  const candidate = await joinAsCandidate(await interview.start(), () => interview.start());
  const page = watchPage(candidate, interview.view);
  const talk: Talk = { spoken: [], strikes, mishaps: [] };
  try {
    await patiently(() => interview.command({ command: 'audible' }));
    const audibleAt = Date.now();
    const blows = place === 0 ? carryOut(plant, sessionId, plan, audibleAt, talk) : Promise.resolve();
    await converse(plant, { sessionId, candidate, plan, place, audibleAt, talk });
    await blows;
    const endAskedAt = Date.now();
    await patiently(() => interview.end());
    page.close();
    const atRest = await readAtRest(stack.env.DATABASE_URL ?? '', sessionId, interview.log);
    return {
      ...{ sessionId, kind: plan.kind, audibleAt, endAskedAt, ...talk },
      strikes: strikes.filter(({ sessions }) => sessions?.includes(sessionId) ?? true),
      ...heardBy(plant, sessionId),
      ...{ voices: candidate.voices, written: candidate.written, shown: page.shown },
      ...atRest,
      microphoneLateMs: candidate.latestMs(),
    };
  } finally {
    page.close();
    await candidate.leave();
  }
}

/** The blows of a plan, one after the other, each at its moment. */
async function carryOut(
  plant: Plant,
  sessionId: string,
  plan: RunPlan,
  audibleAt: number,
  { strikes, mishaps }: Talk,
): Promise<void> {
  for (const { atMs, forMs } of plan.strikes) {
    await delay(Math.max(0, audibleAt + atMs - Date.now()));
    await strike(plant, sessionId, { kind: plan.kind, forMs }).then(
      (span) => strikes.push(span),
      (error: unknown) => mishaps.push(String(error)),
    );
  }
}

type Conversing = {
  sessionId: string;
  candidate: Candidate;
  plan: RunPlan;
  place: number;
  audibleAt: number;
  talk: Talk;
};

/** Talks with the interviewer, line by line, until the plan is over and the interviewer has answered since. */
async function converse(
  plant: Plant,
  { sessionId, candidate, plan, place, audibleAt, talk }: Conversing,
): Promise<void> {
  const lines = createLines();
  const draw = random(plan.seed + place + 1);
  const until = audibleAt + plan.lengthMs;
  let answered = 0;
  let saidAt = audibleAt;
  let wasAnswered = await answer(candidate, saidAt, FIRST_WORDS_MS);
  while (Date.now() < until || (answered < plan.exchangesAfter && Date.now() < until + GRACE_MS)) {
    await pauseInTalk(candidate, 900 + draw() * 700);
    const spoke = await sayNext(plant, sessionId, candidate, lines, wasAnswered, talk);
    if (!spoke) break;
    saidAt = spoke.to;
    wasAnswered = await answer(candidate, saidAt, WORRIED_MS);
    const lastBlow = plan.strikes.at(-1);
    if (wasAnswered && lastBlow && spoke.from > audibleAt + lastBlow.atMs + lastBlow.forMs) answered += 1;
  }
  if (!wasAnswered) await answer(candidate, saidAt, LAST_ANSWER_MS);
  await pauseInTalk(candidate, 900);
}

async function sayNext(
  plant: Plant,
  sessionId: string,
  candidate: Candidate,
  lines: Lines,
  wasAnswered: boolean,
  { spoken }: Talk,
): Promise<Span | undefined> {
  const line = await lines.next(wasAnswered);
  if (!line) return undefined;
  plant.learn(sessionId, line.known);
  const span = await candidate.say(line.clip);
  spoken.push({ ...span, text: line.text });
  return span;
}

/** Whether the interviewer began to speak, or wrote, since a moment; waits for it. */
async function answer(candidate: Candidate, since: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (candidate.lastBegunAt() <= since) {
    if (Date.now() > deadline) return false;
    await delay(50);
  }
  return true;
}

/** Waits until the interviewer has been silent for a while; nobody waits for one who never stops. */
async function pauseInTalk(candidate: Candidate, quietMs: number): Promise<void> {
  const deadline = Date.now() + 40_000;
  while (Date.now() - candidate.lastSignAt() < quietMs && Date.now() < deadline) await delay(50);
}

/** An api that is away for a moment is asked again, as the page does. */
async function patiently(ask: () => Promise<void>): Promise<void> {
  for (const deadline = Date.now() + 20_000; ; await delay(500)) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
