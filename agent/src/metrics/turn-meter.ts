import type { EventData } from '@caseroom/core/log/event';
import type { Figures } from './job-figures.ts';

/** The candidate begins to speak again so soon after the interviewer did: it was not the candidate's end. */
const CUT_IN_MS = 1_000;
/** What lies further back than this belongs to another turn, or to a clock that was set. */
const LONGEST_MS = 120_000;

export type Measured = EventData<'turn_measured'>;

export type TurnMeterDeps = { figures: Pick<Figures, 'add'>; onMeasured: (measured: Measured) => void };

/** All times are of the wall clock, in milliseconds. */
export type TurnMeter = {
  /** The end of a turn was decided. `finalMs`: its text came so long after the end of speech. */
  decided(turn: { stoppedAt: number; finalMs: number; decidedMs: number }): void;
  /** The first words of the reply came so long after the decision. */
  words(ms: number): void;
  /** The reply's first sound leaves. */
  sounds(at: number): void;
  candidateSpeaks(at: number): void;
  /** The reply is over; interrupted for good, or played to its end. */
  replyOver(interrupted: boolean): void;
  /** What seemed to be an interruption was none. */
  falseInterruption(): void;
};

type Open = {
  stoppedAt: number;
  finalMs: number;
  decidedMs: number;
  wordsMs?: number;
  soundedAt?: number;
  spokenInto?: boolean;
};

/** Puts the stages of a turn together, from the end of speech to the first sound, as they come in. */
export function createTurnMeter({ figures, onMeasured }: TurnMeterDeps): TurnMeter {
  let open: Open | undefined;

  const close = (interrupted: boolean) => {
    const turn = open;
    open = undefined;
    // A turn that was answered in silence, or thrown away before anything was heard, measures nothing.
    if (turn?.soundedAt === undefined) return;
    const measured = stagesOf(turn, turn.soundedAt, interrupted);
    observe(figures, measured);
    onMeasured(measured);
  };
  return {
    decided(turn) {
      close(false);
      if (turn.stoppedAt > 0) open = { ...turn };
    },
    words(ms) {
      if (open && open.wordsMs === undefined) open.wordsMs = ms;
    },
    sounds(at) {
      if (open && open.soundedAt === undefined) open.soundedAt = at;
    },
    candidateSpeaks(at) {
      if (open?.soundedAt !== undefined && at - open.soundedAt <= CUT_IN_MS) open.spokenInto = true;
    },
    replyOver(interrupted) {
      if (interrupted) figures.add('interruptions_total', { kind: 'true' });
      close(interrupted);
    },
    falseInterruption: () => figures.add('interruptions_total', { kind: 'false' }),
  };
}

function stagesOf(turn: Open, soundedAt: number, interrupted: boolean): Measured {
  const gapMs = soundedAt - turn.stoppedAt;
  const wordsMs = turn.wordsMs === undefined ? null : whole(turn.wordsMs);
  const rest = wordsMs === null ? null : gapMs - turn.decidedMs - wordsMs;
  return {
    final_ms: whole(turn.finalMs),
    decided_ms: whole(turn.decidedMs),
    words_ms: wordsMs,
    audio_ms: rest === null ? null : whole(rest),
    gap_ms: whole(gapMs),
    interrupted,
    cut_in: interrupted && turn.spokenInto === true,
  };
}

/** An early reply has its words before the turn is decided: it took no time then. */
const whole = (ms: number): number => Math.min(LONGEST_MS, Math.max(0, Math.round(ms)));

function observe(figures: Pick<Figures, 'add'>, measured: Measured): void {
  const stages = {
    final: measured.final_ms,
    decided: measured.decided_ms,
    words: measured.words_ms,
    audio: measured.audio_ms,
    gap: measured.gap_ms,
  } as const;
  for (const stage of ['final', 'decided', 'words', 'audio', 'gap'] as const) {
    const ms = stages[stage];
    if (ms !== null) figures.add('turn_stage_seconds', { stage }, ms / 1_000);
  }
  figures.add('turns_total', {});
  if (measured.cut_in) figures.add('cut_ins_total', {});
}
