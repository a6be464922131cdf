import type { CompiledCase } from '../case/schema.ts';
import { readIntent } from '../interview/intent.ts';
import { findAsk, findNumericQuestion } from '../interview/agenda.ts';
import { toldEvent } from '../interview/judgement.ts';
import type { Directive, LogEvent, Mode } from '../log/event.ts';
import { phaseOpenedBy } from './turns/candidate-turn.ts';
import { lineFinder, type LineFinder } from './turns/case-lines.ts';
import { questionImplied, takeFigures } from './turns/figures.ts';
import type { GivenTurn } from './turns/given-turn.ts';
import { type InterviewerTurn, readInterviewerTurn } from './turns/interviewer-turn.ts';
import { createScribe, type Scribe } from './turns/scribe.ts';
import { groupsOf, timedTurns, type TimedTurn } from './turns/spans.ts';
import * as thinking from './turns/thinking.ts';

/**
 * The log of an interview that somebody else held: what was asked, shown, hinted and judged is read from the words, so
 * that the steps of an evaluation run on it as on a log of ours. Pure: the same turns and ids give the same log.
 */
export function logFromTurns(
  compiled: CompiledCase,
  turns: readonly GivenTurn[],
  ids: { sessionId: string; newId: () => string; mode?: Mode },
): LogEvent[] {
  const scribe = createScribe(compiled, ids.sessionId, ids.newId);
  const timed = timedTurns(turns);
  const groups = groupsOf(timed, thinking.asksForTime);
  const reading: Reading = { compiled, scribe, find: lineFinder(compiled), timed };
  writeStart(reading, ids.mode);
  let asked: TimedTurn | null = null;
  for (const [at, group] of groups.entries()) {
    const last = group.at(-1);
    if (!last) continue;
    if (last.role === 'interviewer') {
      for (const turn of group) writeReply(reading, turn);
      if (asked) thinking.writeGranted(scribe, asked, last);
      asked = null;
    } else {
      writeTurn(reading, group, { before: textOf(groups[at - 1]), reply: textOf(groups[at + 1]) });
      asked = thinking.asksForTime(last) ? last : null;
      if (asked) thinking.writeAsked(scribe, asked);
    }
  }
  scribe.write({ kind: 'session_ended', data: { reason: 'completed' } }, timed.at(-1)?.endMs ?? 0);
  return scribe.events;
}

type Reading = { compiled: CompiledCase; scribe: Scribe; find: LineFinder; timed: readonly TimedTurn[] };

const textOf = (group: readonly TimedTurn[] | undefined): string =>
  (group ?? []).map(({ text }) => text).join(' ');

function writeStart({ compiled, scribe }: Reading, led?: Mode): void {
  const { source, case_hash, seed } = compiled;
  const versions = { policy: 'transcript', prompts: 'transcript', rubric: 'transcript' };
  const pinned = { case_id: source.id, case_hash, seed, mode: led ?? source.modes[0] ?? 'interviewer-led' };
  scribe.write(
    { kind: 'session_started', data: { ...pinned, setting: 'practice', door: 'talk', versions } },
    0,
  );
  const first = source.phases[0];
  if (first) scribe.write({ kind: 'phase_entered', data: { phase_id: first.id, reason: 'start' } }, 0);
}

function writeReply({ compiled, scribe, find }: Reading, turn: TimedTurn): void {
  const { startMs, endMs, text } = turn;
  const heard = readInterviewerTurn(compiled, find, scribe.state(), text);
  const numeric = scribe.context(startMs).ask;
  for (const { id: phase_id } of heard.phases)
    scribe.write({ kind: 'phase_entered', data: { phase_id, reason: 'done' } }, startMs);
  const open = numeric?.type === 'numeric' ? numeric.question.id : null;
  const directives = directivesOf(heard, open);
  for (const directive of directives)
    scribe.write({ kind: 'timer_fired', data: { timer: 'transcript', directive } }, startMs);
  const told = heard.tells === null ? undefined : findNumericQuestion(compiled, heard.tells);
  if (told) scribe.record(toldEvent(scribe.context(startMs), told));
  const isShown = (id: string) => scribe.state().exhibits.some((shown) => shown.id === id);
  for (const exhibit_id of heard.exhibits)
    if (!isShown(exhibit_id)) scribe.write({ kind: 'exhibit_shown', data: { exhibit_id } }, startMs);
  for (const fact of compiled.source.facts.filter(({ id }) => heard.facts.includes(id)))
    scribe.write({ kind: 'fact_revealed', data: { fact_id: fact.id, inputs: fact.reveals } }, startMs);
  if (heard.hint) {
    const { id: hint_id, level, questionId: question_id } = heard.hint;
    scribe.write({ kind: 'hint_given', data: { hint_id, level, question_id } }, startMs);
  }
  const directive = directives.at(-1) ?? { act: 'acknowledge' };
  const reply_id = scribe.context(startMs).newId();
  scribe.write({ kind: 'reply_begun', data: { reply_id, directive, planned_text: text } }, startMs);
  const said = {
    reply_id,
    text,
    start_ms: startMs,
    end_ms: endMs,
    interrupted: false,
    source: 'model' as const,
  };
  scribe.write({ kind: 'reply_said', data: said }, endMs);
}

/** What the reply decided, with the question that it puts last. */
function directivesOf({ ask, hint, walksThrough, tells }: InterviewerTurn, open: string | null): Directive[] {
  return [
    ...(tells === null ? [] : [{ act: 'give_result' as const, question_id: tells }]),
    ...(walksThrough && open !== null ? [{ act: 'walk_through' as const, question_id: open }] : []),
    ...(hint ? [{ act: 'hint' as const, hint_id: hint.id, level: hint.level }] : []),
    ...(ask ? [{ act: 'ask' as const, question_id: ask.id }] : []),
  ];
}

function writeTurn(
  { compiled, scribe, timed }: Reading,
  group: readonly TimedTurn[],
  around: { before: string; reply: string },
): void {
  const taken: { id: string; turn: TimedTurn }[] = [];
  openImplied({ compiled, scribe }, group);
  for (const turn of group) {
    const isAloud = thinking.isThinkingAloud(scribe, turn, timed.slice(timed.indexOf(turn) + 1));
    if (!isAloud && thinking.endsThinking(scribe, turn)) thinking.writeEnded(scribe, turn);
    const opened = isAloud ? null : phaseOpenedBy(compiled, scribe.state(), turn.text);
    if (opened)
      scribe.write({ kind: 'phase_entered', data: { phase_id: opened.id, reason: 'done' } }, turn.startMs);
    const id = writeHeard(scribe, turn, isAloud ? 'thinking' : 'turn');
    if (!isAloud) taken.push({ id, turn });
  }
  const last = taken.at(-1);
  if (!last) return;
  const text = taken.map(({ turn }) => turn.text).join(' ');
  const utterances = taken.map(({ id, turn }) => ({
    id,
    text: turn.text,
    modality: 'spoken' as const,
    confidence: turn.confidence,
  }));
  const ownLater = timed
    .slice(timed.indexOf(last.turn) + 1)
    .flatMap((one) => (one.role === 'candidate' ? [one.text] : []));
  takeFigures(scribe, { utterances, text }, last.turn.endMs, { ...around, later: ownLater });
  const { intent } = readIntent(compiled, scribe.state(), text);
  const utterance_ids = taken.map(({ id }) => id);
  const data = {
    utterance_ids,
    text,
    intent,
    directive: { act: 'wait' as const },
    picked_by: 'policy' as const,
  };
  scribe.write({ kind: 'turn_taken', data }, last.turn.endMs);
}

/** A question whose answer is there has been put, whatever the words were. */
function openImplied(
  { compiled, scribe }: Pick<Reading, 'compiled' | 'scribe'>,
  group: readonly TimedTurn[],
): void {
  const startMs = group[0]?.startMs ?? 0;
  if (scribe.state().thinking) return;
  const implied = questionImplied(scribe.context(startMs), textOf(group));
  if (!implied) return;
  const phase = findAsk(compiled, implied.id)?.phase;
  if (phase && phase.id !== scribe.state().phase?.id)
    scribe.write({ kind: 'phase_entered', data: { phase_id: phase.id, reason: 'done' } }, startMs);
  const directive = { act: 'ask' as const, question_id: implied.id };
  scribe.write({ kind: 'timer_fired', data: { timer: 'transcript', directive } }, startMs);
}

function writeHeard(scribe: Scribe, turn: TimedTurn, role: 'turn' | 'thinking'): string {
  const { text, words, confidence, startMs: start_ms, endMs: end_ms } = turn;
  const heard = { text, words, start_ms, end_ms, confidence, modality: 'spoken' as const, role };
  return scribe.write({ kind: 'utterance_heard', data: { ...heard, recogniser: 'transcript' } }, end_ms);
}
