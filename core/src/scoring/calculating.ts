import { speakingMs } from '../delivery/measures.ts';
import type { LogEvent } from '../log/event.ts';
import type { Measure, QuestionResult } from '../wire/report.ts';
import type { RecordLine } from './transcript.ts';

/** Shorter calculations together say nothing about how somebody calculates. */
const leastMs = 5_000;
const unit = '% aloud, the rest in silence';

/**
 * How much of calculating was said aloud: from the end of each question to the end of the line with its figure, without
 * what the interviewer said and without granted thinking time. `n` counts the calculations.
 */
export function narratedOf(
  questions: readonly QuestionResult[],
  events: readonly LogEvent[],
  lines: readonly RecordLine[],
): Measure {
  const spans = questions.flatMap((question) => spanOf(question, lines) ?? []);
  const total = (pick: (span: Span) => number): number => spans.reduce((sum, span) => sum + pick(span), 0);
  const aloud = total((span) => spokenIn(span, lines, 'candidate'));
  const silent = total((span) => silenceIn(span, events, lines));
  if (aloud + silent < leastMs)
    return { value: null, unit, n: spans.length, why: 'There was too little calculating to measure.' };
  return { value: Math.round((aloud * 100) / (aloud + silent)), unit, n: spans.length, why: null };
}

type Span = { fromMs: number; toMs: number };

/** Undefined: no figure was given, or it was typed. */
function spanOf({ asked_ms, quotes }: QuestionResult, lines: readonly RecordLine[]): Span | undefined {
  const answer = lines.find(({ id }) => id === quotes[0]?.line_id);
  if (asked_ms === null || answer?.modality !== 'spoken') return undefined;
  const ask = lines.find(({ speaker, endMs }) => speaker === 'interviewer' && endMs > asked_ms);
  const span = { fromMs: ask?.endMs ?? asked_ms, toMs: answer.endMs };
  return span.toMs > span.fromMs ? span : undefined;
}

const inside = ({ fromMs, toMs }: Span, atMs: number): boolean => atMs >= fromMs && atMs < toMs;

const spokenIn = (span: Span, lines: readonly RecordLine[], speaker: RecordLine['speaker']): number =>
  lines
    .filter((line) => line.speaker === speaker && inside(span, line.startMs))
    .reduce((sum, line) => sum + spokenMs(line), 0);

/** A pause of some length inside a line is silence too. */
const spokenMs = ({ words, startMs, endMs }: RecordLine): number =>
  words.length > 0 ? speakingMs(words) : endMs - startMs;

function silenceIn(span: Span, events: readonly LogEvent[], lines: readonly RecordLine[]): number {
  const granted = events.reduce(
    (sum, event) =>
      event.kind === 'thinking_ended' && inside(span, event.occurred_ms) ? sum + event.data.used_ms : sum,
    0,
  );
  const spoken = spokenIn(span, lines, 'candidate') + spokenIn(span, lines, 'interviewer');
  return Math.max(0, span.toMs - span.fromMs - granted - spoken);
}
