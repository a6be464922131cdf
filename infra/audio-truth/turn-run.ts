import { delay } from '../local/waiting.ts';
import { clipOf, untilDefined } from './candidate.ts';
import type { LabelledTurn, Pause } from './labelled-turn.ts';
import type { LoudFrames } from './loud-frames.ts';
import type { OurSeat } from './our-venue.ts';
import { drawDelays } from './profiles.ts';
import type { ProviderDesk } from './provider-desk.ts';
import type { UtteranceRow } from './turn-rows.ts';

const ANSWER_MS = 8_000;
const LONG_REPLY_MS = 60_000;
/** Shorter silences do not end a stretch of speech that began too early. */
const YIELDED_MS = 300;

export type TurnRun = { seat: OurSeat; desk: ProviderDesk; write: (row: UtteranceRow) => void };

/** So much of a line of the interviewer's is listened to before it is cut short. */
const LISTEN_MS = 1_000;

/**
 * A line that is no measurement: said into what the interviewer is saying, it brings the interview to where the next ones
 * belong. False when nobody answers.
 */
export async function converse({ seat, desk }: Omit<TurnRun, 'write'>, text: string): Promise<boolean> {
  const { candidate, name } = seat;
  await candidate.hears(performance.now(), LISTEN_MS);
  await delay(LISTEN_MS);
  const clip = await clipOf(text);
  desk.expect(name, [{ text, durationMs: clip.speechMs }], drawDelays('FAST', 1, text));
  const { lastLeftAt } = await candidate.play(clip.samples, clip);
  return (await candidate.hears(lastLeftAt, ANSWER_MS)) !== undefined;
}

/** Speaks a labelled utterance when the interviewer is silent. False when no reply came at all. */
export async function speakLabelled({ seat, desk, write }: TurnRun, turn: LabelledTurn): Promise<boolean> {
  const { candidate, name } = seat;
  await candidate.silence(LONG_REPLY_MS);
  desk.expect(name, turn.bursts, drawDelays('FAST', 1, turn.id));
  const departures = await candidate.microphone.play(turn.samples);
  const { leftAt } = departures;
  const { loud } = candidate.ear;
  const pauses = turn.pauses.map(({ startMs, endMs }) => ({
    startMs: leftAt(startMs),
    endMs: leftAt(endMs),
  }));
  const span = { firstAt: leftAt(turn.firstMs + 1), lastAt: leftAt(turn.lastMs) };
  const early = cutInsOf(loud, pauses, span);
  const reply = await replyAfter(loud, span.lastAt, early.length > 0);
  const note = reply === undefined ? undefined : await seat.noteOf(turn.bursts.at(-1)?.text ?? turn.text);
  write({
    kind: 'utterance',
    id: turn.id,
    class: turn.kind,
    where: turn.where,
    pauses: turn.pauses.length,
    cutInsMs: early.map(({ afterMs }) => afterMs),
    yieldMs: await yieldOf(loud, early[0]?.resumedAt),
    deadAirMs: early.length > 0 || reply === undefined ? null : reply - span.lastAt,
    act: note?.act ?? null,
    phase: note?.phase ?? null,
  });
  return reply !== undefined || early.length > 0;
}

async function replyAfter(loud: LoudFrames, lastAt: number, cutIn: boolean): Promise<number | undefined> {
  // Who was cut in on has had the reply; what follows is waited for only as long as it may be under way.
  return untilDefined(() => loud.firstAfter(lastAt), cutIn ? YIELDED_MS * 10 : ANSWER_MS);
}

export type CutIn = {
  /** How long the pause was when the interviewer was heard. */ afterMs: number;
  resumedAt: number;
};

/** The pauses in which the interviewer was heard before the candidate was done; one that sounded between them is the pause's before. */
export function cutInsOf(
  loud: Pick<LoudFrames, 'between'>,
  pauses: readonly Pause[],
  { firstAt, lastAt }: { firstAt: number; lastAt: number },
): CutIn[] {
  return pauses.flatMap(({ startMs, endMs }, index) => {
    const untilAt = pauses[index + 1]?.startMs ?? lastAt;
    const [at] = loud.between(Math.max(startMs, firstAt), untilAt);
    return at === undefined ? [] : [{ afterMs: at - startMs, resumedAt: Math.max(endMs, at) }];
  });
}

async function yieldOf(loud: LoudFrames, resumedAt: number | undefined): Promise<number | null> {
  if (resumedAt === undefined) return null;
  const end = await untilDefined(
    () => loud.endOfStretch(resumedAt, YIELDED_MS, performance.now()),
    ANSWER_MS,
  );
  return end === undefined ? null : end - resumedAt;
}
