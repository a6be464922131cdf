import type { Quote } from '../wire/quote.ts';
import type { TakeChange, TakeRecord } from '../wire/redo-routes.ts';
import { rubric } from './rubric.ts';

/** A level that moved by less is the same level. */
const leastLevel = 0.2;
/** Shorter or longer by less is the same time. */
const leastSeconds = 5;
const leastWordsAMinute = 10;
const leastFillers = 1;

type Tone = TakeChange['tone'];
type Place = TakeChange['before'];

/** What is otherwise in the later of two takes, in plain sentences, each with where it shows. Empty: nothing that rules can tell. */
export function changesBetween(before: TakeRecord, after: TakeRecord): TakeChange[] {
  return [
    ...figureChanges(before, after),
    ...levelChanges(before, after),
    ...defectChanges(before, after),
    ...namedChanges(before, after),
    ...helpChanges(before, after),
    ...timeChanges(before, after),
    ...deliveryChanges(before, after),
  ];
}

const verdictWords = {
  right: 'right',
  right_on_own: 'right on your own earlier figure',
  wrong: 'not right',
  not_reached: 'not counted',
  unconfirmed: 'not confirmed',
} as const;

function figureChanges(
  { question: was, ...before }: TakeRecord,
  { question: is, ...after }: TakeRecord,
): TakeChange[] {
  if (!was || !is) return [];
  const places = {
    before: placeOf(was.quotes) ?? firstAnswer(before),
    after: placeOf(is.quotes) ?? firstAnswer(after),
  };
  const changes: TakeChange[] = [];
  if (was.verdict !== is.verdict || was.said !== is.said) {
    const text = `You said ${is.said ?? 'no figure'}, ${verdictWords[is.verdict]}; before it was ${was.said ?? 'no figure'}, ${verdictWords[was.verdict]}.`;
    changes.push({ text, tone: toneOf(rankOf(is.verdict) - rankOf(was.verdict)), ...places });
  }
  if (is.credit !== null && is.credit !== was.credit)
    changes.push({
      text: `Credit for the figure: ${is.credit} of 5, before ${was.credit ?? 'none'}.`,
      tone: toneOf(is.credit - (was.credit ?? 0)),
      ...places,
    });
  return changes;
}

const rankOf = (verdict: keyof typeof verdictWords): number =>
  verdict === 'right' || verdict === 'right_on_own' ? 1 : 0;

function levelChanges(before: TakeRecord, after: TakeRecord): TakeChange[] {
  return after.dimensions.flatMap((is): TakeChange[] => {
    const was = before.dimensions.find(({ dimension }) => dimension === is.dimension);
    if (!was || (was.score === null && is.score === null)) return [];
    const label = rubric[is.dimension].label;
    const places = { before: placeOf(was.quotes), after: placeOf(is.quotes) };
    if (was.score === null || is.score === null) {
      const text =
        is.score === null
          ? `${label}: there is too little to give a level now; before it was ${was.score} of 5.`
          : `${label}: ${is.score} of 5 now; before there was too little to give a level.`;
      return [{ text, tone: is.score === null ? 'worse' : 'better', ...places }];
    }
    const by = is.score - was.score;
    if (Math.abs(by) < leastLevel - 0.001) return [];
    const words = is.level === was.level ? `still ${is.level}` : `${is.level}, before ${was.level}`;
    return [
      { text: `${label}: ${is.score} of 5, before ${was.score} (${words}).`, tone: toneOf(by), ...places },
    ];
  });
}

/** A wrong figure is told with the figures. */
function defectChanges(before: TakeRecord, after: TakeRecord): TakeChange[] {
  const of = (take: TakeRecord) => take.defects.filter(({ kind }) => kind !== 'wrong_result');
  const lacks = (take: TakeRecord, kind: string) => !take.defects.some((one) => one.kind === kind);
  const gone = of(before).filter(({ kind }) => lacks(after, kind));
  const come = of(after).filter(({ kind }) => lacks(before, kind));
  return [
    ...gone.map(({ text, quotes }) => ({
      text: `No more to be found: ${text}`,
      tone: 'better' as const,
      before: placeOf(quotes),
      after: null,
    })),
    ...come.map(({ text, quotes }) => ({
      text: `New: ${text}`,
      tone: 'worse' as const,
      before: null,
      after: placeOf(quotes),
    })),
  ];
}

function namedChanges(before: TakeRecord, after: TakeRecord): TakeChange[] {
  const isIn = (take: TakeRecord, id: string) => take.named.some((one) => one.id === id);
  return [
    ...after.named
      .filter(({ id }) => !isIn(before, id))
      .map(({ text, quotes }) => ({
        text: `Named now: ${text}`,
        tone: 'better' as const,
        before: null,
        after: placeOf(quotes),
      })),
    ...before.named
      .filter(({ id }) => !isIn(after, id))
      .map(({ text, quotes }) => ({
        text: `Named before and not now: ${text}`,
        tone: 'worse' as const,
        before: placeOf(quotes),
        after: null,
      })),
  ];
}

function helpChanges(before: TakeRecord, after: TakeRecord): TakeChange[] {
  if (before.hints === after.hints) return [];
  const text = `${capital(hintWords(after.hints))}, before ${hintWords(before.hints)}.`;
  return [{ text, tone: toneOf(before.hints - after.hints), ...answers(before, after) }];
}

const hintWords = (hints: number): string =>
  hints === 0 ? 'no hint' : hints === 1 ? 'one hint' : `${hints} hints`;

function timeChanges(before: TakeRecord, after: TakeRecord): TakeChange[] {
  if (before.time_s === null || after.time_s === null) return [];
  if (Math.abs(before.time_s - after.time_s) < leastSeconds) return [];
  const text = `It took ${seconds(after.time_s)}, before ${seconds(before.time_s)}.`;
  return [{ text, tone: 'other', ...answers(before, after) }];
}

/** Delivery is for the candidate's own eyes: more or less of it is neither better nor worse. */
function deliveryChanges(before: TakeRecord, after: TakeRecord): TakeChange[] {
  const rows = [
    ['words_per_minute', 'words a minute', leastWordsAMinute],
    ['fillers_per_100_words', 'fillers per 100 words', leastFillers],
    ['long_pauses', 'pauses of 2 s or more', 1],
  ] as const;
  return rows.flatMap(([key, unit, least]): TakeChange[] => {
    const [was, is] = [before.delivery[key].value, after.delivery[key].value];
    if (was === null || is === null || Math.abs(is - was) < least) return [];
    return [{ text: `${is} ${unit}, before ${was}.`, tone: 'other', ...answers(before, after) }];
  });
}

const toneOf = (by: number): Tone => (by > 0 ? 'better' : by < 0 ? 'worse' : 'other');

const placeOf = ([quote]: readonly Quote[]): Place =>
  quote ? { start_ms: quote.start_ms, line_id: quote.line_id } : null;

const answers = (before: TakeRecord, after: TakeRecord) => ({
  before: firstAnswer(before),
  after: firstAnswer(after),
});

function firstAnswer({ transcript }: Pick<TakeRecord, 'transcript'>): Place {
  const line = transcript.find(({ speaker }) => speaker === 'candidate');
  return line ? { start_ms: line.start_ms, line_id: line.id } : null;
}

const seconds = (value: number): string => {
  const all = Math.round(value);
  return all < 60 ? `${all} s` : `${Math.floor(all / 60)} min ${all % 60} s`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
