import { createInterview, type InterviewClient } from '../e2e/rig/interview-client.ts';
import type { Stack } from '../testing/stack.ts';
import { caseOfSeat, FIRST_TASK } from './bench-case.ts';
import { sitDown } from './candidate.ts';
import type { ReplyNote, Seat, Venue } from './seat.ts';

/** A seat whose interview keeps a log. */
export type OurSeat = Seat & {
  interview: InterviewClient;
  /** The interview has come to what a candidate thinks about: before, questions about the case are asked. */
  isAtWork(): Promise<boolean>;
  /** What the interviewer last began to say. */
  lastAct(): Promise<string | undefined>;
};

export type OurVenue = Omit<Venue, 'seat'> & { seat(name: string): Promise<OurSeat> };

/**
 * What the lobby tells of a candidate with headphones. Where it did not look, an echo is assumed until a sentence of ours
 * has brought none: to be interrupted before that, the interviewer waits for words.
 */
const HEADPHONES = { command: 'sound', echo: 'none', echo_db: null, noise_db: null } as const;

/** Our agent behind our api, as candidates get it; `lobby: false`: they passed by its test of the sound. */
export function ourVenue(stack: Stack, { lobby = true } = {}): OurVenue {
  return {
    workerPid: () => stack.pid('agent'),
    close: async () => {},
    seat: (name) => takeSeat(stack, name, lobby),
  };
}

async function takeSeat(stack: Stack, name: string, lobby: boolean): Promise<OurSeat> {
  const interview = await createInterview(stack, { caseId: caseOfSeat(name), door: 'talk' });
  const joinedAt = performance.now();
  const grant = await interview.start();
  const candidate = await sitDown({ url: grant.server_url, token: grant.participant_token });
  const leave = async () => {
    // An interview that was long enough has ended by itself.
    const isOver = (await interview.log()).some(({ kind }) => kind === 'session_ended');
    if (!isOver) await interview.end();
    await candidate.leave();
  };
  try {
    await interview.logged('interviewer_joined');
    if (lobby) await interview.command(HEADPHONES);
  } catch (error) {
    // An interview that nobody comes to would ask for interviewers for ever.
    await leave();
    throw error;
  }
  return {
    name,
    interview,
    candidate,
    joinedAt,
    async audible() {
      const at = performance.now();
      await interview.command({ command: 'audible' });
      return at;
    },
    noteOf: (text) => noteOf(interview, text),
    async lastAct() {
      const begun = (await interview.log()).findLast((event) => event.kind === 'reply_begun');
      return begun?.data.directive.act;
    },
    isAtWork: async () =>
      (await interview.log()).some(
        (event) => event.kind === 'phase_entered' && event.data.phase_id === FIRST_TASK,
      ),
    logged: async () => (await interview.log()).length,
    leave,
  };
}

async function noteOf(interview: InterviewClient, text: string): Promise<ReplyNote | undefined> {
  let phase = '';
  let note: ReplyNote | undefined;
  for (const event of await interview.log()) {
    if (event.kind === 'turn_taken' && event.data.text.includes(text))
      note = { act: event.data.directive.act, phase };
    if (event.kind === 'phase_entered') phase = event.data.phase_id;
  }
  return note;
}
