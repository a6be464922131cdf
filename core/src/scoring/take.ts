import type { CompiledCase, Dimension } from '../case/schema.ts';
import { type Ask, findAsk } from '../interview/agenda.ts';
import { findMoment } from '../interview/moments.ts';
import type { LogEvent, Mode } from '../log/event.ts';
import type { TakeRecord } from '../wire/redo-routes.ts';
import { bandOf, round } from './bands.ts';
import { correctedLog } from './corrected-log.ts';
import { coverageOf } from './coverage.ts';
import { deliveryOf } from './delivery-report.ts';
import { notesBeforeAnalysis, writtenPlan } from './first-cuts.ts';
import { levelWord } from './judging.ts';
import { questionResults } from './questions.ts';
import { transcriptLineOf } from './report.ts';
import { sayingsOf, spokenSayings } from './sayings.ts';
import { ownTurns } from './spoken/own-turns.ts';
import { candidateLines, linesOf, type RecordLine } from './transcript.ts';

/** What shows in an answer to an ask, by the kind of its phase. */
const shownIn: Readonly<Record<Ask['phase']['kind'], readonly Dimension[]>> = {
  greeting: [],
  prompt: [],
  clarify: [],
  structure: ['structure', 'hypothesis', 'user_problem', 'criterion'],
  analysis: ['insight', 'metrics'],
  brainstorm: ['creativity', 'range', 'user_problem'],
  recommendation: ['synthesis', 'criterion', 'trade_off', 'metrics'],
  goodbye: [],
};

/** The dimensions that a moment touches, of those that the case weighs. */
export function dimensionsOf(compiled: CompiledCase, ask: Ask): Dimension[] {
  const shown: readonly Dimension[] =
    ask.type === 'numeric' ? ['math'] : ask.type === 'so_what' ? ['insight'] : shownIn[ask.phase.kind];
  return shown.filter((dimension) => compiled.source.rubric.weights[dimension] !== undefined);
}

/** The question of a moment as the candidate was asked it. */
export function askedText(compiled: CompiledCase, ask: Ask): string {
  const line = (key: string): string => compiled.lines[key] ?? '';
  switch (ask.type) {
    case 'numeric':
    case 'open':
      return line(`questions.${ask.id}.ask`);
    case 'so_what':
      return line(`questions.${ask.question.id}.so_what`);
    case 'task':
      return line(`phases.${ask.phase.id}.opening`) || ask.phase.title;
    default:
      return ask satisfies never;
  }
}

/**
 * One take of a moment: of the interview itself, or of a session in which the moment was sat again, whose copied part
 * counts for nothing. Undefined where the log has no such moment. The rules read it alone, so that two takes can be
 * compared; no model is asked.
 */
export function takeOf(
  compiled: CompiledCase,
  events: readonly LogEvent[],
  askId: string,
): TakeRecord | undefined {
  const ask = findAsk(compiled, askId);
  const span = ask && spanOf(compiled, events, askId);
  if (!ask || !span) return undefined;
  const inside = events.filter(({ seq }) => seq >= span.from && seq <= span.to);
  const lines = linesIn(compiled, events, inside);
  const question = ask.type === 'numeric' ? questionOf(compiled, events, span, lines, ask.id) : undefined;
  const own = sayingsOf(compiled, lines);
  const coverage = coverageOf(compiled, own);
  const upTo = events.filter(({ seq }) => seq <= span.to);
  const turns = ownTurns({ compiled, events: upTo, lines, spoken: spokenSayings(compiled, lines), own });
  const written = ask.phase.kind === 'structure' ? writtenPlan(notesBeforeAnalysis(compiled, upTo)) : '';
  const questions = question ? [question] : [];
  const found = dimensionsOf(compiled, ask).map((dimension) => ({
    dimension,
    finding: bandOf(dimension, { compiled, mode: modeOf(events), turns, coverage, questions, written }),
  }));
  const { thinking, ...delivery } = deliveryOf(compiled, inside, lines);
  return {
    transcript: lines.map(transcriptLineOf),
    question: question ?? null,
    dimensions: found.map(({ dimension, finding: { level, because, quotes } }) => ({
      ...{ dimension, because, quotes },
      level: level === null ? null : levelWord(level),
      score: level,
    })),
    named: coverage.filter(({ said }) => said).map(({ id, text, quotes }) => ({ id, text, quotes })),
    defects: found.flatMap(({ finding }) =>
      finding.defects.map(({ kind, text, quotes }) => ({ kind, text, quotes })),
    ),
    delivery,
    thinking_s: thinking.used_s,
    hints: inside.filter(({ kind }) => kind === 'hint_given').length,
    time_s: timeOf(lines, thinking.used_s),
  };
}

type Span = { from: number; to: number };

function spanOf(compiled: CompiledCase, events: readonly LogEvent[], askId: string): Span | undefined {
  const reopened = events.findLast(({ kind }) => kind === 'moment_reopened');
  if (reopened) return { from: reopened.seq, to: events.at(-1)?.seq ?? reopened.seq };
  const moment = findMoment(compiled, events, askId);
  return moment && { from: moment.openedSeq, to: moment.endSeq };
}

/** Lines as they stand at the log's head, those of the moment. */
function linesIn(
  compiled: CompiledCase,
  events: readonly LogEvent[],
  inside: readonly LogEvent[],
): RecordLine[] {
  const ids = new Set(inside.map(({ event_id }) => event_id));
  return linesOf(compiled, events).filter(({ id }) => ids.has(id));
}

function questionOf(
  compiled: CompiledCase,
  events: readonly LogEvent[],
  { from, to }: Span,
  lines: readonly RecordLine[],
  questionId: string,
) {
  const judged = correctedLog(compiled, events).filter(({ seq }) => seq >= from && seq <= to);
  return questionResults(compiled, judged, lines).find(({ question_id }) => question_id === questionId);
}

const modeOf = (events: readonly LogEvent[]): Mode =>
  events.find((event) => event.kind === 'session_started')?.data.mode ?? 'interviewer-led';

function timeOf(lines: readonly RecordLine[], thinkingS: number): number | null {
  const first = lines.findIndex(({ speaker }) => speaker === 'candidate');
  const last = candidateLines(lines).at(-1);
  const asked = lines.slice(0, Math.max(0, first)).at(-1);
  const start = asked ?? lines[0];
  if (!last || !start) return null;
  const fromMs = start.speaker === 'interviewer' ? start.endMs : start.startMs;
  return round(Math.max(0, (last.endMs - fromMs) / 1000 - thinkingS));
}
