import type { ProviderDesk, DeskTurn } from './provider-desk.ts';
import { clipOf, untilDefined, type SpokenClip } from './candidate.ts';
import { drawDelays } from './profiles.ts';
import type { RowOf, Setting, VoiceRow } from './rows.ts';
import type { Seat } from './seat.ts';

/** A line, and when it is said: after the reply, or into it once it has been heard for a while. */
export type ScriptLine = { text: string; into?: true };

/** An interview that goes through facts, structure and analysis, with short and long lines. */
export const script: readonly ScriptLine[] = [
  { text: 'Yes, I am ready, let us begin please.', into: true },
  { text: 'Sorry, one moment, why is she asking this now?', into: true },
  { text: 'How many seats does the cinema have?' },
  { text: 'What does the owner want to reach?' },
  { text: 'How many weeks is the season?' },
  { text: 'Is there any competition nearby?' },
  { text: 'I have no more questions, let us start.' },
  { text: 'I would look at the guests who come and what each of them spends.' },
  { text: 'Then I would look at the cost of opening for a night.' },
  { text: 'And the other nights could lose some of their guests.' },
  { text: 'I would start with the guests because they matter most.' },
  { text: 'Okay, let me look at the table for a moment please.', into: true },
  { text: 'I am working out what one guest leaves behind.' },
  { text: 'I take the ticket and the bar and subtract the goods.' },
  { text: 'It is hard to say without the data.' },
  { text: 'I would add the bar to the ticket.' },
  { text: 'And then I would take off the royalty as well.' },
];

const ANSWER_MS = 8_000;
const GREETING_MS = 10_000;
const LISTEN_MS = 1_500;
/** Longer than the pause between two sentences of a voice. */
const STOPPED_MS = 600;
const LONG_REPLY_MS = 60_000;

export type InterviewRun = {
  seat: Seat;
  desk: ProviderDesk;
  setting: Setting;
  write: (row: VoiceRow) => void;
  /** Of `performance.now()`: no line is begun after it. */
  until: number;
  /** Which interview of this seat it is: another order of delays. */
  round: number;
};

/** An interviewer that answered so many lines in a row with silence has left. */
const GONE_AFTER = 3;

/** One interview from the greeting on, until the lines or the time are over, or nobody answers any more. */
export async function runInterview(run: InterviewRun, lines = script): Promise<void> {
  await greet(run);
  let unanswered = 0;
  for (const [index, line] of lines.entries()) {
    if (performance.now() > run.until || unanswered >= GONE_AFTER) return;
    const isHeard = await speakLine(run, line, index);
    unanswered = isHeard ? 0 : unanswered + 1;
  }
}

async function greet({ seat, setting, write }: InterviewRun): Promise<void> {
  const audibleAt = await seat.audible();
  const heardAt = await seat.candidate.hears(audibleAt, GREETING_MS);
  write({
    kind: 'greeting',
    ...setting,
    seat: seat.name,
    greetingMs: heardAt === undefined ? null : heardAt - audibleAt,
    joinMs: heardAt === undefined ? null : heardAt - seat.joinedAt,
  });
}

/** False when no reply was heard. */
async function speakLine(run: InterviewRun, line: ScriptLine, index: number): Promise<boolean> {
  const { seat, desk, setting, write } = run;
  const { candidate, name } = seat;
  const into = line.into && (await listensToReply(run));
  if (!into) await candidate.silence(LONG_REPLY_MS);
  const clip = await clipOf(line.text);
  const delays = drawDelays(setting.profile, setting.seed, name, run.round, index);
  const turn = desk.expect(name, [{ text: line.text, durationMs: clip.speechMs }], delays);
  const spoken = await candidate.play(clip.samples, clip);
  const stopped = into ? await stopOf(run, spoken) : undefined;
  if (into) write({ kind: 'barge-in', ...setting, seat: name, stopMs: stopped ?? null });
  const silentFrom = spoken.firstLeftAt + (stopped ?? 0);
  const row = await turnRow(run, turn, spoken, silentFrom);
  write(row);
  return row.gapMs !== null;
}

/** True once the reply has been sounding for a while; false when nothing was said. */
async function listensToReply({ seat: { candidate } }: InterviewRun): Promise<boolean> {
  const begun = await untilDefined(() => soundingSince(candidate.ear.loud.last()), ANSWER_MS);
  if (begun === undefined) return false;
  await untilDefined(() => performance.now() - begun > LISTEN_MS || undefined, LISTEN_MS + 100);
  return soundingSince(candidate.ear.loud.last()) !== undefined;
}

const soundingSince = (last: number | undefined): number | undefined =>
  last !== undefined && performance.now() - last < 300 ? last : undefined;

/** From the candidate's first loud sample to the interviewer's last loud frame. */
async function stopOf({ seat }: InterviewRun, { firstLeftAt }: SpokenClip): Promise<number | undefined> {
  const { loud } = seat.candidate.ear;
  const end = await untilDefined(
    () => loud.endOfStretch(firstLeftAt, STOPPED_MS, performance.now()),
    ANSWER_MS,
  );
  return end === undefined ? undefined : end - firstLeftAt;
}

async function turnRow(
  { seat, setting }: InterviewRun,
  turn: DeskTurn,
  { lastLeftAt }: SpokenClip,
  silentFrom: number,
): Promise<RowOf<'turn'>> {
  const { candidate, name } = seat;
  const early = candidate.ear.loud.between(silentFrom + 1, lastLeftAt);
  const heardAt = await candidate.hears(lastLeftAt, ANSWER_MS);
  const note = heardAt === undefined ? undefined : await seat.noteOf(turn.text);
  const { recognitionMs, modelMs, voiceMs } = turn.delays;
  const byModel = turn.modelAskedAt !== undefined;
  const spoken = turn.voiceAskedAt !== undefined;
  return {
    kind: 'turn',
    ...setting,
    seat: name,
    line: turn.text,
    gapMs: heardAt === undefined ? null : heardAt - lastLeftAt,
    cutIn: early.length > 0,
    injectedMs: recognitionMs + (byModel ? modelMs : 0) + (spoken ? voiceMs : 0),
    byModel,
    act: note?.act ?? null,
    phase: note?.phase ?? null,
  };
}
