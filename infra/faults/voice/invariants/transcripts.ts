import type { LogEvent, LogEventOf } from '@caseroom/core/log/event';
import { losesInterviewer } from '../kinds.ts';
import { type InterviewRecord, overlapOf, type Span } from '../record.ts';
import { deafSpans, placeOf, wordsOf } from '../words.ts';

/** A final that was sent this shortly before its hearer died may have died with it. */
const LAST_BREATH_MS = 250;
/** Sound that waited for a room that was being mended is heard so much later. */
const LATE_MS = 1_000;
/** A line that ends as the interview is ended may be cut off by it. */
const AT_THE_END_MS = 3_000;

const heardIn = (log: readonly LogEvent[]): LogEventOf<'utterance_heard'>[] =>
  log.filter((event) => event.kind === 'utterance_heard').filter(({ data }) => data.modality === 'spoken');

/** Every word that somebody could hear is stored once; and so is every final, in the order in which it was spoken. */
export function transcripts(record: InterviewRecord): string[] {
  const { spoken, log, finals } = record;
  const wrong: string[] = [];
  const counts = spoken.map(({ text }) => wordsOf(text).map(() => 0));
  const places: { line: number; from: number; startMs: number }[] = [];
  const deaf = deafSpans(record);
  const isTorn = (line: Span) => deaf.some((span) => overlapOf(span, line) > 0);
  for (const { data } of heardIn(log)) {
    const place = placeOf(data.text, spoken);
    if (place && isPieceOfAnother(record, data, spoken[place.line], isTorn)) continue;
    if (!place) {
      wrong.push(`"${data.text}" is stored and was never said`);
      continue;
    }
    places.push({ ...place, startMs: data.start_ms });
    const line = counts[place.line] ?? [];
    for (let at = place.from; at < place.to; at += 1) line[at] = (line[at] ?? 0) + 1;
  }
  const inTime = places.toSorted((a, b) => a.startMs - b.startMs);
  if (inTime.some((place, index) => comesBefore(place, inTime[index - 1])))
    wrong.push('what was said is stored in another order');
  spoken.forEach((line, index) => {
    const words = counts[index] ?? [];
    if (words.filter((count) => count > 1).length > tornWords(record, line))
      wrong.push(`"${line.text}" is stored twice, or a part of it`);
    const late = line.to > record.endAskedAt - AT_THE_END_MS;
    if (!late && !isTorn(line) && words.includes(0))
      wrong.push(`"${line.text}" was said and is not stored, or not all of it`);
  });
  return [...wrong, ...lostFinals(finals, record)];
}

/** Of a line that its hearer's death tore, a piece may be taken for words of another one; by its time it is of this one. */
function isPieceOfAnother(
  { audibleAt, spoken, log }: InterviewRecord,
  heard: { start_ms: number; end_ms: number },
  taken: Span | undefined,
  isTorn: (line: Span) => boolean,
): boolean {
  const startedAt = audibleAt - (log.find(({ kind }) => kind === 'page_audible')?.occurred_ms ?? 0);
  const at = { from: startedAt + heard.start_ms - LATE_MS, to: startedAt + heard.end_ms };
  const [line] = spoken.filter((one) => overlapOf(one, at) > 0);
  return line !== undefined && line !== taken && isTorn(line);
}

/** A word in which its hearer was stopped, and went on, is a piece of itself on both sides. */
const tornWords = ({ kind, strikes }: InterviewRecord, line: Span): number =>
  kind.startsWith('job-stop') ? strikes.filter((strike) => overlapOf(strike, line) > 0).length : 0;

const comesBefore = (
  place: { line: number; from: number },
  last: { line: number; from: number } | undefined,
) => last !== undefined && (place.line < last.line || (place.line === last.line && place.from < last.from));

function lostFinals(
  finals: InterviewRecord['finals'],
  { log, strikes, kind, endAskedAt }: InterviewRecord,
): string[] {
  const stored = heardIn(log).map(({ data }) => wordsOf(data.text).join(' '));
  const lost = finals.filter(({ text, at }) => {
    const died =
      losesInterviewer(kind) &&
      strikes.some(({ from }) => at > from - LAST_BREATH_MS && at < from + LAST_BREATH_MS);
    // A recogniser that is asked again for what it has said already says it twice; it is to be stored once.
    return !died && at < endAskedAt && !stored.some((one) => one.includes(wordsOf(text).join(' ')));
  });
  return [...new Set(lost.map(({ text }) => `the final "${text}" is not stored`))];
}
