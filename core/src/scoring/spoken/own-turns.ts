import type { CasePhase, CompiledCase, PhaseKind } from '../../case/schema.ts';
import { type Ask, findAsk } from '../../interview/agenda.ts';
import { smalltalk } from '../../interview/intent-patterns.ts';
import type { DirectiveAct, LogEvent } from '../../log/event.ts';
import type { Saying } from '../sayings.ts';
import type { RecordLine } from '../transcript.ts';
import { plain, wordsIn } from './plain.ts';

/** A sentence of the candidate's with what the rules read of it. `own`: a thought of theirs, and no question or recap. */
export type Sentence = Saying & { plain: string; own: boolean };

/** What a candidate said between two replies, with what it answers. */
export type OwnTurn = {
  id: string;
  phase: CasePhase | null;
  /** The question of the case that was put last, and whether this is the first turn after it. */
  ask: Ask | null;
  isFirst: boolean;
  /** What the interviewer said and did right before. */
  before: { text: string; act: DirectiveAct | null };
  sentences: Sentence[];
  /** The own sentences, as the rules read them. */
  text: string;
  words: number;
  /** Of their own: without questions to the interviewer and figures read off an exhibit. */
  ownWords: number;
  startMs: number;
};

export type OwnTurnsInput = {
  compiled: CompiledCase;
  events: readonly LogEvent[];
  lines: readonly RecordLine[];
  /** Sentences that are addressed to the interview, and those of them that are thoughts of the candidate's own. */
  spoken: readonly Saying[];
  own: readonly Saying[];
};

export function ownTurns({ compiled, events, lines, spoken, own }: OwnTurnsInput): OwnTurn[] {
  const asks = asksPut(events);
  const acts = actsBegun(events);
  const isOwn = new Set(own.map(keyOf));
  const byLine = new Map<string, Sentence[]>();
  for (const saying of spoken) {
    const sentence = { ...saying, plain: plain(saying.text), own: isOwn.has(keyOf(saying)) };
    // A courtesy and no more is no first sentence of anything.
    if (!/[\p{L}\p{N}]/u.test(sentence.plain) || smalltalk.test(sentence.plain)) continue;
    byLine.set(saying.line.id, [...(byLine.get(saying.line.id) ?? []), sentence]);
  }
  let last: string | null = null;
  return groups(lines).map(({ before, said }) => {
    const put = asks.findLast(({ atMs }) => atMs <= (said[0]?.startMs ?? 0));
    const isFirst = put !== undefined && put.key !== last;
    last = put?.key ?? last;
    const act = acts.findLast(({ atMs }) => atMs <= (said[0]?.startMs ?? 0))?.act ?? null;
    const sentences = said.flatMap((line) => byLine.get(line.id) ?? []);
    const text = sentences.flatMap((one) => (one.own ? [one.plain] : [])).join(' ');
    return {
      id: said[0]?.id ?? '',
      phase: said[0]?.phase ?? null,
      ask: (put && findAsk(compiled, put.id)) ?? null,
      isFirst,
      before: { text: before.map((line) => line.text).join(' '), act },
      sentences,
      text,
      words: wordsIn(sentences.map((one) => one.plain).join(' ')),
      ownWords: wordsIn(text),
      startMs: said[0]?.startMs ?? 0,
    };
  });
}

export const inPhase = (turns: readonly OwnTurn[], ...kinds: PhaseKind[]): OwnTurn[] =>
  turns.filter(({ phase }) => phase !== null && kinds.includes(phase.kind));

export const sentencesOf = (turns: readonly OwnTurn[]): Sentence[] =>
  turns.flatMap(({ sentences }) => sentences.filter(({ own }) => own));

const keyOf = ({ line, start }: Saying): string => `${line.id} ${start}`;

type Group = { before: RecordLine[]; said: RecordLine[] };

function groups(lines: readonly RecordLine[]): Group[] {
  const all: Group[] = [];
  let before: RecordLine[] = [];
  let open: Group | null = null;
  for (const line of lines) {
    if (line.speaker === 'interviewer') {
      if (open) before = [];
      open = null;
      before = [...before, line];
    } else if (open && open.said.at(-1)?.phase?.id === line.phase?.id) open.said.push(line);
    else {
      open = { before, said: [line] };
      all.push(open);
    }
  }
  return all;
}

function asksPut(events: readonly LogEvent[]): { id: string; key: string; atMs: number }[] {
  return events.flatMap((event) => {
    if (event.kind !== 'reply_begun' && event.kind !== 'timer_fired') return [];
    const { directive } = event.data;
    return directive?.act === 'ask'
      ? [{ id: directive.question_id, key: directive.question_id, atMs: event.occurred_ms }]
      : [];
  });
}

const actsBegun = (events: readonly LogEvent[]): { act: DirectiveAct; atMs: number }[] =>
  events.flatMap((event) =>
    event.kind === 'reply_begun' ? [{ act: event.data.directive.act, atMs: event.occurred_ms }] : [],
  );
