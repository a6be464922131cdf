import type { CompiledCase, Dimension } from '../case/schema.ts';
import { dimensions as allDimensions } from '../case/schema.ts';
import type { LogEvent, Mode } from '../log/event.ts';
import type { DimensionScore, QuestionResult, Report } from '../wire/report.ts';
import type { FirstCut, OwnCut } from '../wire/first-cut.ts';
import type { Quote } from '../wire/quote.ts';
import type { TranscriptLine } from '../wire/view.ts';
import { type BandFinding, bandOf, round } from './bands.ts';
import { narratedOf } from './calculating.ts';
import { combine } from './combine.ts';
import { correctedLog } from './corrected-log.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { deliveryByPhase, deliveryOf } from './delivery-report.ts';
import { firstCutsOf, notesBeforeAnalysis, writtenPlan } from './first-cuts.ts';
import { inShort } from './in-short.ts';
import { judgePromptVersion, levelWord, selfRating } from './judging.ts';
import { ownAnswerOf } from './own-answer.ts';
import { ownCutOf } from './own-cut.ts';
import { questionResults } from './questions.ts';
import { resultsLevel, resultsShare } from './rules/math.ts';
import type { Defect } from './rules/placing.ts';
import { leadershipWeight, pointsOf, rubric } from './rubric.ts';
import { sayingsOf, spokenSayings } from './sayings.ts';
import { ownTurns } from './spoken/own-turns.ts';
import { type Steering, steeringOf } from './steering.ts';
import { summarise } from './summary.ts';
import { type RecordLine, linesOf } from './transcript.ts';

/** Changes whenever the same log could give another report. Part of an evaluation's identity. */
export const evaluatorVersion = `2026-11.8, judge ${judgePromptVersion}`;

/** What code finds without a model: the first steps of an evaluation. */
export type CodeFindings = {
  lines: RecordLine[];
  questions: QuestionResult[];
  coverage: Coverage[];
  bands: { dimension: Dimension; weight: number; finding: BandFinding }[];
  /** What to work on, by its kind and with its place. */
  defects: Defect[];
  firstCuts: FirstCut[];
  ownCut: OwnCut;
  /** What was recommended, to lie beside the model answer. */
  ownAnswer: Quote[];
  /** For coaches: where somebody spoke to whoever scores. */
  steering: Steering[];
};

export function codeFindings(compiled: CompiledCase, events: readonly LogEvent[]): CodeFindings {
  const lines = linesOf(compiled, events);
  const questions = questionResults(compiled, correctedLog(compiled, events), lines);
  const own = sayingsOf(compiled, lines);
  const coverage = coverageOf(compiled, own);
  const turns = ownTurns({ compiled, events, lines, spoken: spokenSayings(compiled, lines), own });
  const mode = modeOf(compiled, events);
  const notes = notesBeforeAnalysis(compiled, events);
  const written = writtenPlan(notes);
  const bands = weightedDimensions(compiled, mode).map(({ dimension, weight }) => ({
    dimension,
    weight,
    finding: bandOf(dimension, { compiled, mode, turns, coverage, questions, written }),
  }));
  const defects = bands
    .toSorted((one, other) => (one.finding.level ?? 5) - (other.finding.level ?? 5))
    .flatMap(({ finding }) => finding.defects);
  const firstCuts = firstCutsOf(compiled, turns, written);
  const ownCut = ownCutOf({ compiled, turns, mode, coverage, notes });
  const ownAnswer = ownAnswerOf(turns);
  const steering = steeringOf(lines);
  const advice = new Set(ownAnswer.map(({ line_id }) => line_id));
  const marked = lines.map((line) => (advice.has(line.id) ? { ...line, advises: true as const } : line));
  return { lines: marked, questions, coverage, bands, defects, firstCuts, ownCut, ownAnswer, steering };
}

const modeOf = (compiled: CompiledCase, events: readonly LogEvent[]): Mode =>
  events.find((event) => event.kind === 'session_started')?.data.mode ??
  compiled.source.modes[0] ??
  'interviewer-led';

/** Without a model: math by its results, everything else as anchors for a self-rating. */
export function scriptedScores(findings: CodeFindings): DimensionScore[] {
  return findings.bands.map(({ dimension, weight, finding }) =>
    dimension === 'math'
      ? mathByResults(findings.questions, finding, weight)
      : selfRating(dimension, finding, weight),
  );
}

function mathByResults(
  questions: readonly QuestionResult[],
  finding: BandFinding,
  weight: number,
): DimensionScore {
  const results = resultsLevel(questions);
  if (results === null || !finding.band) return selfRating('math', finding, weight);
  const score = round(results);
  return {
    dimension: 'math',
    status: 'scored',
    level: levelWord(score),
    score,
    points: pointsOf(score),
    band: [
      round(resultsShare * results + (1 - resultsShare)),
      round(resultsShare * results + (1 - resultsShare) * 5),
    ],
    confidence: 'medium',
    because: [
      'Without a model only the results are judged; the band is what set-up and checks could make of it.',
      ...finding.because,
    ],
    quotes: questions.flatMap((question) => question.quotes).slice(0, 4),
    anchors: [...rubric.math.anchors],
    weight,
  };
}

export type ReportInput = {
  compiled: CompiledCase;
  events: readonly LogEvent[];
  findings: CodeFindings;
  scores: DimensionScore[];
  scripted: boolean;
  judgedBy: string | null;
  identity: Pick<
    Report,
    | 'session_id'
    | 'evaluation_id'
    | 'rubric_version'
    | 'evaluator_version'
    | 'head_seq'
    | 'created_at'
    | 'door'
  >;
  recording: Report['recording'];
};

export function assembleReport(input: ReportInput): Report {
  const { compiled, events, findings, scores } = input;
  return {
    ...input.identity,
    case_title: compiled.source.title,
    scripted: input.scripted,
    judged_by: input.judgedBy,
    overall: combine(scores, input.scripted),
    dimensions: scores,
    questions: findings.questions,
    delivery: {
      ...deliveryOf(compiled, events, findings.lines),
      phases: deliveryByPhase(compiled, findings.lines),
      narrated_calculation: narratedOf(findings.questions, events, findings.lines),
    },
    coverage: findings.coverage,
    first_cuts: findings.firstCuts,
    own_cut: findings.ownCut,
    summary: inShort({ ...findings, dimensions: scores }),
    ...summarise({
      dimensions: scores,
      questions: findings.questions,
      coverage: findings.coverage,
      defects: findings.defects,
      bands: findings.bands,
    }),
    model_answer: compiled.lines['key.model_answer'] ?? compiled.source.key.model_answer,
    own_answer: findings.ownAnswer,
    transcript: findings.lines.map(transcriptLineOf),
    exhibits: shownExhibits(compiled, events),
    recording: input.recording,
  };
}

export const transcriptLineOf = (line: RecordLine): TranscriptLine => ({
  id: line.id,
  speaker: line.speaker,
  text: line.text,
  start_ms: line.startMs,
  end_ms: line.endMs,
  modality: line.modality,
  interrupted: line.interrupted,
  corrected: line.corrected,
  ...(line.heard === null ? {} : { heard: line.heard }),
});

function shownExhibits(compiled: CompiledCase, events: readonly LogEvent[]): Report['exhibits'] {
  return events.flatMap((event) =>
    event.kind === 'exhibit_shown'
      ? [
          {
            exhibit_id: event.data.exhibit_id,
            title:
              compiled.exhibits.find((one) => one.id === event.data.exhibit_id)?.title ??
              event.data.exhibit_id,
            shown_ms: event.occurred_ms,
          },
        ]
      : [],
  );
}

/** The case's own weights; where the candidate leads, leading is a dimension beside them. */
function weightedDimensions(compiled: CompiledCase, mode: Mode): { dimension: Dimension; weight: number }[] {
  const weights = {
    ...(mode === 'candidate-led' ? { leadership: leadershipWeight } : {}),
    ...compiled.source.rubric.weights,
  };
  return allDimensions.flatMap((dimension) => {
    const weight = weights[dimension];
    return weight === undefined ? [] : [{ dimension, weight }];
  });
}
