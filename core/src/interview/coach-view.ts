import { speakFigure } from '../case/spoken-figure.ts';
import type { CompiledCase } from '../case/schema.ts';
import type { LogEvent, LogEventOf } from '../log/event.ts';
import type { CoachChange, CoachView, JudgedFigure } from '../wire/coach-view.ts';
import type { CandidateProjection } from './projection.ts';
import { advanceProjection, openProjection, type ViewInput } from './view.ts';

/**
 * `coach` by role sees how figures were judged. `guest` by a link sees what the candidate sees and no more: a link that
 * the candidate opens in a second window must not be the way to the answers.
 */
export type Eye = 'coach' | 'guest';

/** The view of one who listens with what is needed to take one more event into it. Immutable. */
export type CoachProjection = {
  readonly eye: Eye;
  readonly candidate: CandidateProjection;
  readonly view: CoachView;
};

export function openCoachProjection(input: ViewInput, eye: Eye): CoachProjection {
  const candidate = openProjection(eye === 'coach' ? { ...input, captions: true } : input);
  return { eye, candidate, view: { ...candidate.view, judged: [] } };
}

/** One more event of the log, in the order of `seq`. What is internal reaches nobody but as the candidate sees it. */
export function advanceCoachProjection(projection: CoachProjection, event: LogEvent): CoachProjection {
  const candidate = advanceProjection(projection.candidate, event);
  const judged =
    projection.eye === 'coach' && event.audience === 'coach' && event.kind === 'number_judged'
      ? [...projection.view.judged, judgedOf(candidate.case, event)]
      : projection.view.judged;
  return { ...projection, candidate, view: { ...candidate.view, judged } };
}

export function projectCoachView(input: ViewInput & { events: readonly LogEvent[] }, eye: Eye): CoachView {
  return input.events.reduce(advanceCoachProjection, openCoachProjection(input, eye)).view;
}

/** What to send to a page that has `before`; null when nothing in it has changed. */
export function changeOfCoachView(before: CoachView, after: CoachView): CoachChange | null {
  const { session_id: _id, seq: _seq, lines: _lines, ...fields } = after;
  // Parts are shared between views unless an event changed them, so identity tells.
  const changed = keysOf(fields).filter((key) => before[key] !== after[key]);
  const set: CoachChange['set'] = Object.fromEntries(changed.map((key) => [key, fields[key]]));
  const lines = after.lines.filter((line, index) => line !== before.lines[index]);
  return changed.length === 0 && lines.length === 0 ? null : { seq: after.seq, set, lines };
}

function judgedOf(compiled: CompiledCase, event: LogEventOf<'number_judged'>): JudgedFigure {
  const { question_id, value, unit, expected, expected_on_own, verdict, attempt } = event.data;
  const asked = compiled.lines[`questions.${question_id}.ask`] ?? question_id;
  const inUnit = (figure: number) =>
    speakFigure(figure, unitOf(compiled, question_id) ?? unit ?? '1', 'figure');
  return {
    id: event.event_id,
    question_id,
    asked,
    said: value === null ? null : speakFigure(value, unit ?? '1', 'figure'),
    expected: inUnit(expected),
    expected_on_own: expected_on_own === null ? null : inUnit(expected_on_own),
    verdict,
    attempt,
    at_ms: event.occurred_ms,
  };
}

function unitOf(compiled: CompiledCase, questionId: string): string | undefined {
  for (const { questions } of compiled.source.phases)
    for (const question of questions)
      if (question.id === questionId && question.type === 'numeric')
        return compiled.values[question.answer]?.unit;
  return undefined;
}

const keysOf = <T extends object>(value: T): (keyof T)[] => Object.keys(value) as (keyof T)[];
