import type { CasePhase, CompiledCase, PhaseKind } from '../case/schema.ts';
import { asksOf } from '../interview/agenda.ts';
import type { HeardWord, LogEvent, LogEventOf } from '../log/event.ts';

/** The record that an evaluation reads: lines as they stand at the log's head, each in its phase. */

export type RecordLine = {
  id: string;
  speaker: 'candidate' | 'interviewer';
  text: string;
  startMs: number;
  endMs: number;
  words: readonly HeardWord[];
  confidence: number | null;
  modality: 'spoken' | 'typed';
  phase: CasePhase | null;
  corrected: boolean;
  /** As the recogniser had it, where the line was put right since. */
  heard: string | null;
  interrupted: boolean;
  /** A recommendation is given in it, whatever its phase. */
  advises?: true;
};

/** Lines in the order of speaking. What was said in granted thinking time is left out: it is neither quoted nor judged. */
export function linesOf(compiled: CompiledCase, events: readonly LogEvent[]): RecordLine[] {
  const corrections = correctionsOf(events);
  const ahead = aheadOf(compiled, events);
  const lines: RecordLine[] = [];
  let phase: CasePhase | null = null;
  for (const event of events) {
    if (event.kind === 'phase_entered') phase = phaseOf(compiled, event.data.phase_id);
    const line = lineOf(event, ahead.get(event.event_id) ?? phase, corrections);
    if (line) lines.push(line);
  }
  return lines.sort((a, b) => a.startMs - b.startMs);
}

export const candidateLines = (lines: readonly RecordLine[]): RecordLine[] =>
  lines.filter((line) => line.speaker === 'candidate');

export const inPhases = (lines: readonly RecordLine[], ...kinds: PhaseKind[]): RecordLine[] =>
  lines.filter((line) => line.phase !== null && kinds.includes(line.phase.kind));

export const wordCount = (lines: readonly RecordLine[]): number =>
  lines.reduce((sum, line) => sum + line.text.split(/\s+/).filter(Boolean).length, 0);

function lineOf(
  event: LogEvent,
  phase: CasePhase | null,
  corrections: ReadonlyMap<string, string>,
): RecordLine | undefined {
  if (event.kind === 'utterance_heard' && event.data.role !== 'thinking' && event.data.role !== 'echo') {
    const corrected = corrections.get(event.event_id);
    const { text, start_ms, end_ms, words, confidence, modality } = event.data;
    return {
      id: event.event_id,
      speaker: 'candidate',
      text: corrected ?? text,
      startMs: start_ms,
      endMs: end_ms,
      words: corrected === undefined ? words : [],
      confidence,
      modality,
      phase,
      corrected: corrected !== undefined,
      heard: corrected === undefined ? null : text,
      interrupted: false,
    };
  }
  if (event.kind === 'reply_said' && event.data.text !== '') {
    const { text, start_ms, end_ms, interrupted } = event.data;
    return {
      id: event.event_id,
      speaker: 'interviewer',
      text,
      startMs: start_ms,
      endMs: end_ms,
      words: [],
      confidence: null,
      modality: 'spoken',
      phase,
      corrected: false,
      heard: null,
      interrupted,
    };
  }
  return undefined;
}

function correctionsOf(events: readonly LogEvent[]): Map<string, string> {
  const corrections = new Map<string, string>();
  for (const event of events) {
    if (event.kind === 'line_corrected') corrections.set(event.data.utterance_id, event.data.text);
  }
  return corrections;
}

/**
 * Plans that came before anybody asked for one, by their utterances: the interviewer took each as an answer, put its
 * question as asked with the same decision, and went on from it. They belong to the phase that they opened.
 */
function aheadOf(compiled: CompiledCase, events: readonly LogEvent[]): Map<string, CasePhase> {
  const ahead = new Map<string, CasePhase>();
  let taken: LogEventOf<'turn_taken'> | null = null;
  let opened: CasePhase | null = null;
  for (const event of events) {
    const isOfTurn = taken !== null && event.turn_id !== null && event.turn_id === taken.turn_id;
    if (event.kind === 'turn_taken') taken = event;
    if (event.kind === 'turn_taken' || !isOfTurn) opened = null;
    else if (event.kind === 'phase_entered') opened = phaseOf(compiled, event.data.phase_id);
    else if (opened && taken && isPutAsAsked(event, opened)) {
      for (const id of taken.data.utterance_ids) ahead.set(id, opened);
      opened = null;
    }
  }
  return ahead;
}

const isPutAsAsked = (event: LogEvent, phase: CasePhase): boolean => {
  const directive = event.kind === 'timer_fired' ? event.data.directive : null;
  return (
    phase.kind === 'structure' &&
    directive?.act === 'ask' &&
    asksOf(phase).some(({ id }) => id === directive.question_id)
  );
};

const phaseOf = (compiled: CompiledCase, id: string): CasePhase | null =>
  compiled.source.phases.find((phase) => phase.id === id) ?? null;
