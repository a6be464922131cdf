import type { LogEvent } from '@caseroom/core/log/event';
import { splitSentences } from '../speech/voice.ts';
import { delay } from '../local/waiting.ts';
import { clipOf, type TrueCandidate } from './candidate.ts';
import type { LoudFrames } from './loud-frames.ts';
import { FRAME_SAMPLES } from './microphone.ts';
import type { OurSeat } from './our-venue.ts';
import { drawDelays } from './profiles.ts';
import type { ProviderDesk } from './provider-desk.ts';
import type { EchoLevel, Overlay, OverlayRow } from './turn-rows.ts';

export const backchannels = [
  'mm-hm',
  'right',
  'okay',
  'yeah',
  'I see',
  'sure',
  'uh-huh',
  'got it',
  'yes',
  'of course',
  'makes sense',
  'all right',
  'hm',
  'okay, sure',
] as const;
/** A loudspeaker, the room and the sound card: about so many frames of 10 ms until it is in the microphone. */
const ECHO_FRAMES = 8;
const BEFORE_MS = 1_500;
const OBSERVE_MS = 2_500;
const ECHO_MS = 6_000;
/** An event is in the log within so long. */
const LOGGED_MS = 2_000;
const LOOK_MS = 10;
const ANSWER_MS = 8_000;

export type OverlayRun = { seat: OurSeat; desk: ProviderDesk; write: (row: OverlayRow) => void };

/** The line that is laid something over: when it was first heard, and the log before it. */
type Again = { begunAt: number; before: readonly LogEvent[] };

/** Lets the interviewer say its last line again, and waits until it is heard; undefined when it was not. */
async function sayAgain({ seat }: OverlayRun, ready?: () => Promise<void>): Promise<Again | undefined> {
  await seat.candidate.silence(ANSWER_MS * 4);
  const before = await seat.interview.log();
  await ready?.();
  const from = performance.now();
  await seat.interview.command({ command: 'repeat' });
  const begunAt = await seat.candidate.hears(from, ANSWER_MS);
  return begunAt === undefined ? undefined : { begunAt, before };
}

/** Nothing at all: what a line sounds like when nobody disturbs it. */
export async function undisturbed(run: OverlayRun): Promise<void> {
  const again = await sayAgain(run);
  if (!again) return;
  await delay(ECHO_MS);
  run.write(await rowOf(run, { overlay: 'nothing', what: 'control' }, again.begunAt, again.before, []));
}

/** A short word over the interviewer's. */
export async function backchannel(run: OverlayRun, text: string): Promise<void> {
  const { seat, desk } = run;
  const again = await sayAgain(run);
  if (!again) return;
  await delay(BEFORE_MS);
  const clip = await clipOf(text);
  desk.expect(seat.name, [{ text, durationMs: clip.speechMs }], drawDelays('FAST', 1, text));
  const { firstLeftAt } = await seat.candidate.play(clip.samples, clip);
  await delay(OBSERVE_MS);
  run.write(await rowOf(run, { overlay: 'backchannel', what: text }, firstLeftAt, again.before, []));
}

/** The interviewer's own voice in the candidate's microphone, from its first word on. */
export async function echo(run: OverlayRun, db: EchoLevel, known: boolean): Promise<void> {
  const { seat, desk } = run;
  let stop = () => {};
  const again = await sayAgain(run, async () => {
    // In this moment: a line that sounds without its echo would prove that there is none.
    if (known) await seat.interview.command({ command: 'sound', echo: 'much', echo_db: db, noise_db: null });
    desk.expect(seat.name, [], drawDelays('FAST', 1, 'none'));
    stop = startEcho(seat.candidate, 10 ** (db / 20));
  });
  // The recogniser hears the words that sound, and a line that is said again begins with other ones each time.
  const own = again ? splitSentences(await repliedSince(run, again.before)) : [];
  const lines = own.map((text) => ({ text }));
  desk.expect(seat.name, lines, drawDelays('FAST', 1, 'echo'));
  if (again) await delay(ECHO_MS);
  stop();
  desk.expect(seat.name, [], drawDelays('FAST', 1, 'none'));
  if (!again) return;
  const of = { overlay: `${known ? 'known ' : ''}echo ${db} dB`, what: 'own words' } as const;
  run.write(await rowOf(run, of, again.begunAt, again.before, own));
}

/** The line that has begun since then, as soon as the log has it. */
async function repliedSince({ seat }: OverlayRun, before: readonly LogEvent[]): Promise<string> {
  for (const by = performance.now() + LOGGED_MS; performance.now() < by; await delay(LOOK_MS)) {
    const since = (await seat.interview.log()).slice(before.length);
    const begun = since.findLast((event) => event.kind === 'reply_begun');
    if (begun) return begun.data.planned_text;
  }
  return '';
}

function startEcho(candidate: TrueCandidate, gain: number): () => void {
  const heard: Int16Array[] = [];
  let on = true;
  candidate.ear.onFrame((frame) => {
    if (on) heard.push(Int16Array.from(frame, (sample) => Math.round(sample * gain)));
  });
  candidate.microphone.mix((frame) => {
    const late = heard.length > ECHO_FRAMES ? heard.shift() : undefined;
    for (let at = 0; late && at < FRAME_SAMPLES; at += 1) frame[at] = (frame[at] ?? 0) + (late[at] ?? 0);
  });
  return () => {
    on = false;
    candidate.microphone.mix(undefined);
  };
}

async function rowOf(
  { seat }: OverlayRun,
  of: { overlay: Overlay; what: string },
  fromAt: number,
  before: readonly LogEvent[],
  own: readonly string[],
): Promise<OverlayRow> {
  const toAt = performance.now();
  const since = (await seat.interview.log()).slice(before.length);
  // The line that sounded before is cut short by asking for it again.
  const reply = since.find((event) => event.kind === 'reply_begun')?.data.reply_id;
  const said = since.filter((event) => event.kind === 'utterance_heard');
  return {
    kind: 'overlay',
    ...of,
    silentMs: longestSilence(seat.candidate.ear.loud, fromAt, toAt),
    interrupted: since.some((event) => event.kind === 'interrupted' && event.data.reply_id === reply),
    takenAsTurn: said.some(
      ({ data }) => data.role === 'turn' && own.some((text) => text.includes(data.text)),
    ),
  };
}

/** The longest stretch without a loud frame between two moments. */
export function longestSilence(loud: Pick<LoudFrames, 'between'>, fromAt: number, toAt: number): number {
  const frames = [fromAt, ...loud.between(fromAt, toAt), toAt];
  return Math.max(...frames.slice(1).map((at, index) => at - (frames[index] ?? at)));
}
