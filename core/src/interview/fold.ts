import type { CompiledCase } from '../case/schema.ts';
import type { EventData } from '../log/event.ts';
import { findPhase } from './agenda.ts';
import type { FoldableEvent } from './fold-event.ts';
import { foldDirective, openFirstAsk } from './fold-directive.ts';
import { foldConfirmed, foldHint, foldJudged, foldStated } from './fold-numbers.ts';
import {
  foldPhaseEntered,
  foldStart,
  foldStop,
  foldStopEnd,
  foldSwitched,
  foldThinkingEnded,
} from './fold-time.ts';
import { adviceIntent, mayAdvise } from './heard-advice.ts';
import { foldReopened } from './redo-state.ts';
import { unheardAfter, unheardAfterTurn } from './unheard.ts';
import { emptyState, type InterviewState } from './state.ts';

/**
 * The state of an interview from its log. Decisions are read from the log and never made again, so a later policy
 * cannot change what an old interview was.
 */
export function fold(compiled: CompiledCase, events: Iterable<FoldableEvent>): InterviewState {
  let state = emptyState;
  for (const event of events) state = apply(compiled, state, event);
  return state;
}

/** The state after one more event. */
export function apply(compiled: CompiledCase, state: InterviewState, event: FoldableEvent): InterviewState {
  const at = event.occurred_ms;
  switch (event.kind) {
    case 'session_started':
      return foldStart(state, event.data, at);
    case 'moment_reopened':
      return foldReopened(state, event.data, at);
    case 'session_paused':
      return foldPaused(state, event.data.reason, at);
    case 'session_resumed':
      return { ...foldStopEnd(state, 'pause', at), status: 'live' };
    case 'session_ended':
      return { ...state, status: 'ended', endReason: event.data.reason, pending: null };
    case 'interviewer_lost':
      return foldStop(foldLost(state), 'interviewer', at);
    case 'interviewer_joined':
      // Who comes has ears of its own.
      return foldStopEnd(foldStopEnd(state, 'hearing', at), 'interviewer', at);
    case 'interviewer_restored':
      return foldStopEnd(state, 'interviewer', at);
    case 'connection_lost':
      // Nobody holds the key of a page that is gone.
      return event.data.who === 'candidate' ? { ...foldStop(state, 'connection', at), keyTurn: null } : state;
    case 'connection_restored':
      return event.data.who === 'candidate' ? foldStopEnd(state, 'connection', at) : state;
    case 'provider_switched':
      return foldSwitched(state, event.data, at);
    case 'manner_chosen':
      return { ...state, isWritten: event.data.manner === 'text' };
    case 'page_audible':
      return { ...state, audible: true };
    case 'phase_entered':
      return foldPhaseEntered(compiled, state, event.data.phase_id, at);
    case 'phase_time_cued':
      return state.phase ? { ...state, phase: { ...state.phase, timeCued: true } } : state;
    case 'utterance_heard':
      return foldHeard(state, event, at);
    case 'line_corrected':
      return { ...state, candidateTexts: [...state.candidateTexts, event.data.text] };
    case 'turn_taken':
      return foldDirective(foldTurn(compiled, state, event.data), event.data.directive, at, true);
    case 'timer_fired':
      return foldDirective(state, event.data.directive, at, false);
    case 'reply_begun':
    case 'reply_said':
    case 'interrupted':
      return foldReply(state, event, at);
    case 'sound_measured':
      return { ...state, echo: event.data.echo };
    case 'typing_noted':
      return { ...state, typedMs: at };
    case 'turn_key':
      return foldTurnKey(state, event.data.act, at);
    case 'thinking_granted':
      return foldGranted(compiled, state, event.data, at);
    case 'thinking_ended':
      return foldThinkingEnded(state, event.data, at);
    case 'fact_revealed':
      return {
        ...state,
        facts: added(state.facts, event.data.fact_id),
        inputs: event.data.inputs.reduce(added, state.inputs),
      };
    case 'exhibit_shown':
      return foldExhibit(state, event.data.exhibit_id, at);
    case 'number_stated':
      return foldStated(state, event.event_id, event.data);
    case 'number_confirmed':
      return foldConfirmed(state, event.data);
    case 'number_judged':
      return foldJudged(state, event.data, at);
    case 'hint_given':
      return foldHint(state, event.data);
    case 'key_line_said':
      return { ...state, keyLines: added(state.keyLines, event.data.line_id), onDriverMs: at };
    case 'coach_whispered':
      return { ...state, whispers: [...state.whispers, { id: event.event_id, text: event.data.text }] };
    case 'coach_took_over':
      return foldStop({ ...state, coachHasTheMic: true }, 'coach', at);
    case 'coach_handed_back':
      return foldStopEnd({ ...state, coachHasTheMic: false }, 'coach', at);
    case 'writing_offered':
    case 'repeat_asked':
    case 'thinking_asked':
    case 'guard_stopped':
    case 'sign_of_life':
    case 'turn_measured':
    case 'recording_segment_started':
    case 'recording_segment_stored':
    case 'observers_allowed':
    case 'scratchpad_saved':
    case 'coach_joined':
    case 'coach_left':
    case 'coach_noted':
      return state;
    default:
      return event satisfies never;
  }
}

/** What was being said is not heard to its end any more: whoever comes owes it. */
function foldLost(before: InterviewState): InterviewState {
  const state = before.status === 'live' ? notRested(before) : before;
  const { reply, unheard } = state;
  if (reply === null || reply.saidText !== null) return state;
  return { ...state, unheard: unheardAfter(unheard, { ...reply, saidText: '', interrupted: true }) };
}

/** A rest of the candidate's, unless it was an outage of ours or nobody was there to be left. */
function foldPaused(
  state: InterviewState,
  reason: EventData<'session_paused'>['reason'],
  at: number,
): InterviewState {
  const rested = reason !== 'outage' && !state.stops.includes('interviewer');
  return { ...foldStop(state, 'pause', at), status: 'paused', ...(rested && { rested }) };
}

const notRested = ({ rested: _rested, ...state }: InterviewState): InterviewState => state;

type Heard = Extract<FoldableEvent, { kind: 'utterance_heard' }>;
type Turn = Extract<FoldableEvent, { kind: 'turn_taken' }>['data'];
type ReplyEvent = Extract<FoldableEvent, { kind: 'reply_begun' | 'reply_said' | 'interrupted' }>;
type Granted = Extract<FoldableEvent, { kind: 'thinking_granted' }>['data'];

function foldHeard(before: InterviewState, { event_id: id, data: heard }: Heard, at: number): InterviewState {
  if (heard.role === 'echo') return before;
  // Whoever writes while nobody hears is in the conversation again, and its clock runs.
  const state = heard.modality === 'typed' ? foldStopEnd(before, 'hearing', at) : before;
  const lastHeardMs = Math.max(state.lastHeardMs, heard.end_ms);
  if (heard.role === 'thinking' && state.thinking)
    return { ...state, lastHeardMs, thinking: { ...state.thinking, unclear: true } };
  if (heard.role !== 'turn') return { ...state, lastHeardMs };
  const { text, modality, confidence, end_ms: endMs } = heard;
  return {
    ...state,
    lastHeardMs,
    candidateTexts: [...state.candidateTexts, text],
    unanswered: [...state.unanswered, { id, text, modality, confidence, endMs }],
  };
}

/**
 * A turn that is taken back leaves its words in the record, and nobody answers them. What was said before it may have
 * become words while its key was down: times tell the two apart.
 */
function foldTurnKey(state: InterviewState, act: EventData<'turn_key'>['act'], at: number): InterviewState {
  switch (act) {
    case 'on':
    case 'off':
      return { ...state, byKey: act === 'on', keyTurn: null };
    case 'start':
      return { ...state, keyTurn: { startedMs: at } };
    case 'end':
      return { ...state, keyTurn: null };
    case 'cancel': {
      const fromMs = state.keyTurn?.startedMs ?? Infinity;
      return { ...state, keyTurn: null, unanswered: state.unanswered.filter(({ endMs }) => endMs <= fromMs) };
    }
    default:
      return act satisfies never;
  }
}

function foldTurn(compiled: CompiledCase, state: InterviewState, turn: Turn): InterviewState {
  const words = turn.text.split(/\s+/).filter(Boolean).length;
  const phase = state.phase && findPhase(compiled, state.phase.id);
  const advises = turn.intent === adviceIntent && mayAdvise(phase?.kind);
  return {
    ...state,
    ...(advises ? { advised: true } : {}),
    turns: state.turns + 1,
    lastIntent: turn.intent,
    checkInsInRow: 0,
    lostInRow: turn.intent === 'lost' ? state.lostInRow + 1 : 0,
    graceUntilMs: null,
    thinkingCheckDone: true,
    unheard: unheardAfterTurn(state.unheard, turn.directive),
    unanswered: state.unanswered.filter(({ id }) => !turn.utterance_ids.includes(id)),
    ask: state.ask && { ...state.ask, turns: state.ask.turns + 1, words: state.ask.words + words },
  };
}

function foldReply(state: InterviewState, event: ReplyEvent, at: number): InterviewState {
  if (event.kind === 'reply_begun') {
    const { reply_id: replyId, directive, planned_text: plannedText } = event.data;
    const reply = {
      replyId,
      directive,
      plannedText,
      saidText: null,
      beganMs: at,
      endMs: null,
      interrupted: false,
    };
    return { ...notRested(state), reply, plannedTexts: [...state.plannedTexts, plannedText] };
  }
  if (state.reply?.replyId !== event.data.reply_id) return state;
  if (event.kind === 'interrupted') return { ...state, reply: { ...state.reply, interrupted: true } };
  const { text: saidText, end_ms: endMs, interrupted } = event.data;
  const unheard = unheardAfter(state.unheard, { ...state.reply, saidText, interrupted });
  return { ...state, unheard, reply: { ...state.reply, saidText, endMs, interrupted } };
}

function foldGranted(
  compiled: CompiledCase,
  state: InterviewState,
  granted: Granted,
  at: number,
): InterviewState {
  const askedAtMs = state.thinking?.askedAtMs ?? at;
  return {
    ...(state.ask ? state : openFirstAsk(compiled, state, at)),
    graceUntilMs: null,
    thinkingCheckDone: false,
    thinking: { askedAtMs, grantedMs: granted.granted_ms, endsMs: granted.ends_ms, unclear: false },
  };
}

function foldExhibit(state: InterviewState, id: string, shownMs: number): InterviewState {
  if (state.exhibits.some((shown) => shown.id === id)) return state;
  return { ...state, exhibits: [...state.exhibits, { id, shownMs }] };
}

const added = (list: readonly string[], id: string): readonly string[] =>
  list.includes(id) ? list : [...list, id];
