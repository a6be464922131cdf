import type { Quote } from '../wire/quote.ts';
import type { RecordLine } from './transcript.ts';

/** Quotes are checked word for word against the candidate's own lines; one that is not there is dropped. */

/** Longer quotes are cut out of the report: a quote is evidence, not a transcript. */
const maxQuoteWords = 40;
/** A shorter string stands in most transcripts by chance. */
const minQuoteWords = 2;

type Word = { text: string; start: number; end: number };

/**
 * The place where `text` stands word for word (case and punctuation aside) in one of the lines, or undefined.
 * `lineId` narrows the search to one line.
 */
export function verifyQuote(lines: readonly RecordLine[], text: string, lineId?: string): Quote | undefined {
  const wanted = wordsOf(text).map((word) => word.text);
  if (wanted.length < minQuoteWords || wanted.length > maxQuoteWords) return undefined;
  for (const line of lines) {
    if (line.speaker !== 'candidate' || (lineId !== undefined && line.id !== lineId)) continue;
    const quote = findIn(line, wanted);
    if (quote) return quote;
  }
  return undefined;
}

/** The clause round a mention, at most `maxQuoteWords` long, as a quote of the line. */
export function quoteAround(line: RecordLine, start: number, end: number): Quote {
  const from = Math.max(
    0,
    ...[...line.text.slice(0, start).matchAll(/[.!?;:]\s+/g)].map((m) => m.index + m[0].length),
  );
  const after = line.text.slice(end).search(/[.!?;:](\s|$)/);
  const to = after === -1 ? line.text.length : end + after + 1;
  const words = wordsOf(line.text).filter((word) => word.start >= from && word.end <= to);
  const centre = words.findIndex((word) => word.end > start);
  const first = Math.max(0, Math.min(centre - Math.floor(maxQuoteWords / 2), words.length - maxQuoteWords));
  const kept = words.slice(first, first + maxQuoteWords);
  const left = kept[0]?.start ?? start;
  const right = kept.at(-1)?.end ?? end;
  return at(line, left, right);
}

/** The whole line as a quote. */
export const quoteLine = (line: RecordLine): Quote => at(line, 0, line.text.length);

function findIn(line: RecordLine, wanted: readonly string[]): Quote | undefined {
  const words = wordsOf(line.text);
  for (let from = 0; from + wanted.length <= words.length; from += 1) {
    if (!wanted.every((word, index) => words[from + index]?.text === word)) continue;
    const first = words[from];
    const last = words[from + wanted.length - 1];
    if (first && last) return at(line, first.start, last.end);
  }
  return undefined;
}

/** Times come from the recogniser's words when it gave one for each word of the text, otherwise by proportion. */
function at(line: RecordLine, start: number, end: number): Quote {
  const words = wordsOf(line.text);
  const firstIndex = words.findIndex((word) => word.end > start);
  const lastIndex = words.findLastIndex((word) => word.start < end);
  const timed = line.words.length === words.length;
  const length = Math.max(1, line.text.length);
  const span = line.endMs - line.startMs;
  const first = timed ? line.words[firstIndex]?.start_ms : undefined;
  const last = timed ? line.words[lastIndex]?.end_ms : undefined;
  return {
    line_id: line.id,
    text: line.text.slice(start, end),
    start_ms: first ?? Math.round(line.startMs + (span * start) / length),
    end_ms: last ?? Math.round(line.startMs + (span * end) / length),
  };
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*/gu)].map((match) => ({
    text: match[0].toLowerCase().replaceAll('’', "'"),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
