import type { ProviderDesk, DeskTurn } from './provider-desk.ts';
import { clipOf, untilDefined, type SpokenClip } from './candidate.ts';
import { endOfTurnProbability, FINISHED_AT } from './end-of-turn.ts';
import type { Voice } from '../speech/voice.ts';
import { drawDelays } from './profiles.ts';
import type { RowOf, Setting, VoiceRow } from './rows.ts';
import type { Seat } from './seat.ts';

/** A line, and when it is said: after the reply, or into it once it has been heard for a while. */
export type ScriptLine = { text: string; voice?: Voice; into?: true };

/**
 * An interview through structure, analysis and facts. The voices are those in which the framework's end-of-turn model
 * takes each line for finished, two lines apart that it takes for unfinished in any.
 */
export const script: readonly ScriptLine[] = [
  { text: 'Yes, I am ready, let us begin please.', into: true },
  { text: 'I have no more questions, let us start.', voice: 'awb', into: true },
  { text: 'I would start with the guests.' },
  { text: 'The other nights could lose some guests.' },
  { text: 'It is the crew that costs the most.' },
  { text: 'Then I take off the royalty.', voice: 'rms', into: true },
  { text: 'That is what one guest leaves behind.', voice: 'rms' },
  { text: 'I would test it on a few Mondays.' },
  { text: 'I would add the bar to the ticket.', voice: 'kal16' },
  { text: 'The weather is the main risk.', voice: 'kal16' },
  { text: 'The bar earns the money.' },
  { text: 'How many seats does the cinema have?', voice: 'awb' },
  { text: 'How long is the season?' },
  { text: 'Why is she asking this now?', into: true },
];

const ANSWER_MS = 8_000;
const GREETING_MS = 10_000;
const LISTEN_MS = 1_200;
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
  const clip = await clipOf(line.text, line.voice);
  const ending = await endOfTurnProbability(clip.samples, clip.lastMs);
  const delays = drawDelays(setting.profile, setting.seed, name, run.round, index);
  const turn = desk.expect(name, [{ text: line.text, durationMs: clip.speechMs }], delays);
  const spoken = await candidate.play(clip.samples, clip);
  const stopped = into ? await stopOf(run, spoken) : undefined;
  if (into) write({ kind: 'barge-in', ...setting, seat: name, stopMs: stopped ?? null });
  const silentFrom = spoken.firstLeftAt + (stopped ?? 0);
  const sounds = ending >= FINISHED_AT ? 'finished' : 'unfinished';
  const row = await turnRow(run, turn, spoken, { sounds, over: into === true, silentFrom });
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
  { sounds, over, silentFrom }: Pick<RowOf<'turn'>, 'sounds' | 'over'> & { silentFrom: number },
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
    sounds,
    over,
    gapMs: heardAt === undefined ? null : heardAt - lastLeftAt,
    cutIn: early.length > 0,
    injectedMs: recognitionMs + (byModel ? modelMs : 0) + (spoken ? voiceMs : 0),
    byModel,
    act: note?.act ?? null,
    phase: note?.phase ?? null,
  };
}
