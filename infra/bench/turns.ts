import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endpointingFor } from '@caseroom/agent/turns/patience';
import type { Patience } from '@caseroom/core/interview/decision';
import { startBenchStack } from '../audio-truth/bench-stack.ts';
import { labelledTurns, type LabelledTurn } from '../audio-truth/labelled-turn.ts';
import { moreTurns } from '../audio-truth/more-turns.ts';
import { numberOf } from '../audio-truth/options.ts';
import { ourVenue, type OurSeat, type OurVenue } from '../audio-truth/our-venue.ts';
import { backchannel, backchannels, echo, undisturbed, type OverlayRun } from '../audio-truth/overlay-run.ts';
import { startProviderDesk } from '../audio-truth/provider-desk.ts';
import { readRows, rowFile, rowWriter } from '../audio-truth/rows.ts';
import { turnReport } from '../audio-truth/turn-report.ts';
import { echoLevels, turnRow, type TurnRow } from '../audio-truth/turn-rows.ts';
import { converse, speakLabelled, type TurnRun } from '../audio-truth/turn-run.ts';
import {
  hearingOf,
  judgeAll,
  sweep,
  sweepHead,
  sweepLine,
  sweepPoint,
  type Waits,
} from '../audio-truth/turn-sweep.ts';
import { unseenTurns } from '../audio-truth/unseen-turns.ts';
import { seatNames } from '../audio-truth/voice-cell.ts';
import { ROOT } from '../local/root.ts';
import { delay } from '../local/waiting.ts';

/** After so much talk an interview has gone on to other things: a new one begins. */
const PATIENT_AN_INTERVIEW = 14;
const BRISK_AN_INTERVIEW = 6;
/** A line that is said into what the interviewer says may go unheard. */
const TRIES = 3;
const ECHOES_EACH = 4;
const CONTROLS = 4;
const STAGGER_MS = 1_500;
const GREETING_MS = 10_000;
/** How long after a turn is taken its reply is heard, unless `--latency` says otherwise: what the room takes. */
const LATENCY_MS = 200;
const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * `--sessions N` (2), `--only CLASS[,CLASS]`, `--rows FOLDER`, `--merge PLACE`: labelled utterances, backchannels and echoes
 * through room and agent. `--sweep [--latency MS]`: the same utterances put to the end-of-turn model alone, for every
 * combination of waits. False when a goal is missed.
 */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args,
    options: {
      sessions: { type: 'string', default: '2' },
      only: { type: 'string', default: '' },
      sweep: { type: 'boolean', default: false },
      latency: { type: 'string', default: String(LATENCY_MS) },
      rows: { type: 'string', default: join(ROOT, '.data/bench') },
      merge: { type: 'string', multiple: true },
    },
  });
  if (values.merge) return print(readRows(turnRow, 'turns', values.merge));
  if (values.sweep) return sweepAll(numberOf('--latency', values.latency, 0, 5_000));
  const sessions = numberOf('--sessions', values.sessions, 1, 12);
  return print(await measure(sessions, values.only.split(',').filter(Boolean), values.rows));
}

function print(rows: readonly TurnRow[]): boolean {
  const { lines, met } = turnReport(rows);
  for (const line of lines) say(line);
  return met;
}

async function sweepAll(latencyMs: number): Promise<boolean> {
  const judged = await judgeAll([...(await labelledTurns()), ...(await labelledTurns(moreTurns))]);
  const unseen = await judgeAll(await labelledTurns(unseenTurns));
  for (const where of ['brisk', 'patient'] as const) {
    const ours = waitsOf(where);
    const own = judged.filter((one) => one.where === where);
    const other = unseen.filter((one) => one.where === where);
    say(
      `${where}, reply heard ${latencyMs} ms after the turn is taken; what no other combination beats, then ours`,
    );
    const { ends, heardEnds, pauses, heardPauses } = hearingOf(own);
    say(
      `the model hears ${heardEnds} of ${ends} ends as the end of a turn, and ${heardPauses} of ${pauses} pauses`,
    );
    say(sweepHead);
    for (const point of sweep(judged, where, latencyMs)) say(sweepLine(point));
    say(`${sweepLine(sweepPoint(own, ours, latencyMs))}  ours`);
    if (where === 'patient')
      say(`${sweepLine(sweepPoint(own, waitsOf('unhurried'), latencyMs))}  ours where an answer is laid out`);
    say(`${sweepLine(sweepPoint(own, ours, latencyMs, false))}  ours, deaf to words`);
    say(`${sweepLine(sweepPoint(other, ours, latencyMs))}  ours, on utterances that nothing was tuned on`);
    say(`${sweepLine(sweepPoint(other, ours, latencyMs, false))}  the same, deaf to words`);
  }
  return true;
}

function waitsOf(patience: Patience): Waits {
  const { minDelay, maxDelay } = endpointingFor(patience);
  const whole = endpointingFor(patience, undefined, undefined, 'whole');
  return { wholeMs: whole.minDelay, sureMs: minDelay, unsureMs: maxDelay };
}

async function measure(sessions: number, only: readonly string[], folder: string): Promise<TurnRow[]> {
  const file = rowFile(folder, 'turns');
  const append = rowWriter<TurnRow>(file);
  const rows: TurnRow[] = [];
  const write = (row: TurnRow) => {
    rows.push(row);
    append(row);
  };
  const wanted = (name: string) => only.length === 0 || only.some((part) => name.includes(part));
  const turns = (await labelledTurns()).filter(({ kind }) => wanted(kind));
  const desk = await startProviderDesk({ voice: 'auto' });
  desk.setProfile('FAST', 1);
  const stack = await startBenchStack(desk, seatNames(sessions), { brisk: false });
  try {
    // As most candidates come, and for the echoes as those who passed by the lobby.
    const rooms = ourVenue(stack);
    const unmeasured = ourVenue(stack, { lobby: false });
    const seats = seatNames(sessions).map(async (name, index) => {
      await delay(index * STAGGER_MS);
      const own = turns.filter((_, at) => at % sessions === index);
      const sit = async (venue: OurVenue, work: (seat: OurSeat) => Promise<void>) => {
        const seat = await venue.seat(name);
        try {
          await work(seat);
        } finally {
          await seat.leave();
        }
      };
      for (const part of interviewsOf(own))
        await sit(rooms, (seat) => interview({ seat, desk, write }, part));
      const laid = overlaysOf(sessions, index, wanted);
      for (let tries = 0, done = laid.length === 0; !done && tries < TRIES; tries += 1)
        await sit(unmeasured, async (seat) => {
          done = await overlay({ seat, desk, write }, laid);
        });
    });
    await Promise.all(seats);
  } finally {
    await stack.stop();
    await desk.close();
  }
  say(`raw rows: ${file}`);
  return rows;
}

type Part = { brisk: LabelledTurn[]; patient: LabelledTurn[] };

/** Questions first, then what belongs to a task, spread over as many interviews as it takes. */
function interviewsOf(turns: readonly LabelledTurn[]): Part[] {
  const brisk = turns.filter(({ where }) => where === 'brisk');
  const patient = turns.filter(({ where }) => where === 'patient');
  const count = Math.max(
    Math.ceil(brisk.length / BRISK_AN_INTERVIEW),
    Math.ceil(patient.length / PATIENT_AN_INTERVIEW),
  );
  return Array.from({ length: count }, (_, index) => ({
    brisk: brisk.filter((_turn, at) => at % count === index),
    patient: patient.filter((_turn, at) => at % count === index),
  }));
}

/** Through the greeting to the case. */
async function begin(run: Omit<TurnRun, 'write'>): Promise<void> {
  const from = await run.seat.audible();
  await run.seat.candidate.hears(from, GREETING_MS);
  await converse(run, 'Yes, please go ahead.');
}

async function interview(run: TurnRun, { brisk, patient }: Part): Promise<void> {
  await begin(run);
  for (const turn of brisk) await speakLabelled(run, turn);
  for (let tries = 0; tries < TRIES && !(await run.seat.isAtWork()); tries += 1)
    await converse(run, 'I have no more questions, let us start.');
  for (const turn of patient) await speakLabelled(run, turn);
}

type Laid = (run: OverlayRun) => Promise<void>;

/** At each level, first unknown and then known from the lobby. */
const echoes = (): Laid[] =>
  [false, true].flatMap((known) =>
    echoLevels.flatMap((db) =>
      Array.from({ length: ECHOES_EACH }, (): Laid => (run) => echo(run, db, known)),
    ),
  );

/** Every seat's share of what sounds over the interviewer. */
function overlaysOf(sessions: number, seat: number, wanted: (name: string) => boolean): Laid[] {
  const all: Laid[] = [
    ...(wanted('nothing') ? Array.from({ length: CONTROLS }, (): Laid => undisturbed) : []),
    ...(wanted('backchannel')
      ? backchannels.map(
          (text): Laid =>
            (run) =>
              backchannel(run, text),
        )
      : []),
    ...(wanted('echo') ? echoes() : []),
  ];
  return all.filter((_, index) => index % sessions === seat);
}

/** Over the case's prompt, the longest line there is, again and again. False when the interview did not come to it. */
async function overlay(run: OverlayRun, laid: readonly Laid[]): Promise<boolean> {
  await begin(run);
  if ((await run.seat.lastAct()) !== 'give_prompt') return false;
  for (const lay of laid) await lay(run);
  return true;
}
