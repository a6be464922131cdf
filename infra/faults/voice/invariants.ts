import type { LogEvent, LogEventOf } from '@caseroom/core/log/event';
import { losesInterviewer } from './kinds.ts';
import { type InterviewRecord, overlapOf, type Span } from './record.ts';
import { deafSpans, placeOf, wordsOf } from './words.ts';

export const invariants = [
  'transcripts',
  'one evaluation',
  'end state',
  'one voice',
  'no unexplained silence',
  'score from the stored log',
  'in context',
] as const;
export type Invariant = (typeof invariants)[number];
export type Broken = { invariant: Invariant; what: string };

const MOST_OVERLAP_MS = 500;
const MOST_SILENCE_MS = 4_000;
/** The page is looked at four times a second, and sound passes the room. */
const LOOK_TOLERANCE_MS = 600;
/** A final that was sent this shortly before its hearer died may have died with it. */
const LAST_BREATH_MS = 250;
/** A line that ends as the interview is ended may be cut off by it. */
const AT_THE_END_MS = 3_000;

/** Every promise that a record breaks, in words. Nothing here asks the log what was said: its witnesses are others. */
export function brokenIn(record: InterviewRecord): Broken[] {
  const checks: Record<Invariant, (record: InterviewRecord) => string[]> = {
    transcripts,
    'one evaluation': oneEvaluation,
    'end state': endState,
    'one voice': oneVoice,
    'no unexplained silence': unexplainedSilence,
    'score from the stored log': scoreFromLog,
    'in context': inContext,
  };
  return invariants.flatMap((invariant) => checks[invariant](record).map((what) => ({ invariant, what })));
}

const heardIn = (log: readonly LogEvent[]): LogEventOf<'utterance_heard'>[] =>
  log.filter((event) => event.kind === 'utterance_heard').filter(({ data }) => data.modality === 'spoken');

/** Every word that somebody could hear is stored once; and so is every final, in the order in which it was spoken. */
function transcripts(record: InterviewRecord): string[] {
  const { spoken, log, finals } = record;
  const wrong: string[] = [];
  const counts = spoken.map(({ text }) => wordsOf(text).map(() => 0));
  const places: { line: number; from: number; startMs: number }[] = [];
  for (const { data } of heardIn(log)) {
    const place = placeOf(data.text, spoken);
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
  const deaf = deafSpans(record, losesInterviewer(record.kind));
  spoken.forEach((line, index) => {
    const words = counts[index] ?? [];
    if (words.some((count) => count > 1)) wrong.push(`"${line.text}" is stored twice, or a part of it`);
    const late = line.to > record.endAskedAt - AT_THE_END_MS;
    if (!late && !deaf.some((span) => overlapOf(span, line) > 0) && words.includes(0))
      wrong.push(`"${line.text}" was said and is not stored, or not all of it`);
  });
  return [...wrong, ...lostFinals(finals, record)];
}

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

function oneEvaluation({ stored }: InterviewRecord): string[] {
  const published = stored.evaluations.filter((one) => one.published);
  const byRubric = Object.groupBy(published, ({ rubricVersion }) => rubricVersion);
  return Object.entries(byRubric).flatMap(([rubric, all]) =>
    (all ?? []).length > 1 ? [`${all?.length} evaluations are published by rubric ${rubric}`] : [],
  );
}

function endState({ stored, log }: InterviewRecord): string[] {
  const ends = log.filter(({ kind }) => kind === 'session_ended').length;
  return [
    ...(stored.status === 'ended' ? [] : [`the session is ${stored.status}`]),
    ...(ends === 1 ? [] : [`the log holds ${ends} ends`]),
    ...(stored.evaluations.some(({ published }) => published) ? [] : ['no evaluation was published']),
  ];
}

function oneVoice({ voices }: InterviewRecord): string[] {
  return voices.flatMap((one, index) =>
    voices.slice(index + 1).flatMap((other) => {
      const ms = one.loud.reduce(
        (sum, span) => sum + other.loud.reduce((all, each) => all + overlapOf(span, each), 0),
        0,
      );
      return ms > MOST_OVERLAP_MS
        ? [`${one.identity} and ${other.identity} are heard together for ${ms} ms`]
        : [];
    }),
  );
}

/** Gaps between sounds of anybody; what appears in writing is a sign of life as well. */
function unexplainedSilence(record: InterviewRecord): string[] {
  const signs = [
    ...record.spoken,
    ...record.voices.flatMap(({ loud }) => loud),
    ...record.written.map(({ at }) => ({ from: at, to: at })),
    { from: record.endAskedAt, to: record.endAskedAt },
  ].toSorted((a, b) => a.from - b.from);
  const wrong: string[] = [];
  let until = record.audibleAt;
  for (const { from, to } of signs) {
    const bare = longestBare({ from: until, to: Math.min(from, record.endAskedAt) }, record.shown);
    if (bare > MOST_SILENCE_MS + LOOK_TOLERANCE_MS)
      wrong.push(`${bare} ms of silence without a reason, ${until - record.audibleAt} ms after the start`);
    until = Math.max(until, to);
  }
  return wrong;
}

/** The longest stretch of a silence in which the page told no reason. */
function longestBare(gap: Span, shown: InterviewRecord['shown']): number {
  const told = shown.flatMap(({ at, reasons }, index) =>
    reasons.length === 0 ? [] : [{ from: at, to: shown[index + 1]?.at ?? Number.POSITIVE_INFINITY }],
  );
  let longest = 0;
  let at = gap.from;
  for (const { from, to } of told) {
    if (to <= at) continue;
    if (from >= gap.to) break;
    longest = Math.max(longest, from - at);
    at = Math.max(at, to);
  }
  return Math.max(longest, gap.to - at);
}

function scoreFromLog({ stored, log }: InterviewRecord): string[] {
  const hashAt = new Map(stored.chain.map(({ seq, hash }) => [seq, hash]));
  const gap = log.findIndex(({ seq }, index) => seq !== index + 1);
  return [
    ...(gap === -1 ? [] : [`event ${gap + 1} is missing`]),
    ...(hashAt.get(stored.headSeq) === stored.headHash
      ? []
      : ['the stored events do not give the head hash']),
    ...stored.evaluations.flatMap(({ published, headSeq, headHash }) => {
      if (!published) return [];
      const later = log.filter(
        ({ seq, kind }) => seq > headSeq && (kind === 'utterance_heard' || kind === 'reply_said'),
      );
      return [
        ...(hashAt.get(headSeq) === headHash ? [] : ['a score rests on a log that is not the stored one']),
        ...(later.length === 0 ? [] : [`a score leaves out ${later.length} events that came later`]),
      ];
    }),
  ];
}

const apology = /sorry|apolog/i;

/** A new interviewer begins by saying so, and no question is lost or asked twice. */
function inContext({ log }: InterviewRecord): string[] {
  const begun = log.filter((event) => event.kind === 'reply_begun');
  const first = new Map<number, LogEventOf<'reply_begun'>>();
  for (const reply of begun) if (!first.has(reply.epoch)) first.set(reply.epoch, reply);
  const [, ...later] = [...first.values()].toSorted((a, b) => a.epoch - b.epoch);
  const unsaid = later
    .filter(({ data }) => !apology.test(data.planned_text))
    .map(({ epoch }) => `the interviewer of epoch ${epoch} goes on without a word about the break`);
  return [...unsaid, ...questionsIn(log)];
}

const questionsOf = (text: string): string[] =>
  text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.endsWith('?'));

const timesIn = (part: string, whole: string): number => whole.split(part).length - 1;

function questionsIn(log: readonly LogEvent[]): string[] {
  const planned = new Map(
    log.flatMap((event) =>
      event.kind === 'reply_begun' ? [[event.data.reply_id, event.data.planned_text]] : [],
    ),
  );
  return log.flatMap((event) => {
    if (event.kind !== 'reply_said' || event.data.interrupted) return [];
    const said = event.data.text.replace(/\s+/g, ' ');
    return questionsOf((planned.get(event.data.reply_id) ?? '').replace(/\s+/g, ' ')).flatMap((question) => {
      const times = timesIn(question, said);
      if (times === 1) return [];
      return [
        times === 0
          ? `the question "${question}" was not asked`
          : `the question "${question}" was asked ${times} times`,
      ];
    });
  });
}
