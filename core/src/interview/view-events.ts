import { speakFigure } from '../case/spoken-figure.ts';
import type { DirectiveAct, LogEvent, LogEventOf } from '../log/event.ts';
import type { CandidateView, TranscriptLine } from '../wire/view.ts';
import { soundsMeant } from './muttering.ts';
import { keepClock } from './view-clock.ts';
import { noteEvent } from './view-notices.ts';
import type { CandidateProjection } from './projection.ts';

type Change = Partial<CandidateView>;

export function projectEvent(projection: CandidateProjection, event: LogEvent): CandidateProjection {
  const noted = noteEvent(keepClock(reopened(projection, event), event), event);
  const next = event.kind === 'reply_begun' ? { ...noted, reply: openReply(noted, event) } : noted;
  const lined = projectLines(next, event);
  const change = changeOf(lined.view, projection, event);
  return { ...lined, view: { ...lined.view, ...change, seq: event.seq } };
}

/** A moment that is sat again begins without what held the earlier interview up, or was being said in it. */
function reopened(projection: CandidateProjection, event: LogEvent): CandidateProjection {
  if (event.kind !== 'moment_reopened') return projection;
  const { view } = revealWithheld(projection);
  const phase = view.phase && { phase_entered_ms: event.occurred_ms, minutes: view.phase.minutes };
  const { by_key: _byKey, written: _written, writing_offered: _offered, ...kept } = view;
  return {
    ...projection,
    withheld: [],
    reply: null,
    coachesByLink: [],
    stopped: { by: [], sinceMs: 0 },
    isThinking: false,
    view: {
      ...kept,
      ...phase,
      redo: true,
      status: 'live',
      setting: event.data.setting,
      end_reason: null,
      interviewer: 'awaited',
      thinking: null,
      held_since_ms: null,
      // The clock that the candidate sees begins here.
      excluded_ms: event.occurred_ms,
      time_cued: false,
      pending_figures: [],
      notices: [],
    },
  };
}

/** Acts whose words are to be listened to in a mock interview, unless it goes on in writing. */
const heardOnly: ReadonlySet<DirectiveAct> = new Set(['give_prompt', 'answer_fact']);

function openReply(projection: CandidateProjection, event: LogEventOf<'reply_begun'>) {
  return {
    id: event.data.reply_id,
    withhold:
      !projection.captions && projection.view.written !== true && heardOnly.has(event.data.directive.act),
  };
}

function projectLines(projection: CandidateProjection, event: LogEvent): CandidateProjection {
  if (event.kind === 'line_corrected') return correctLine(projection, event);
  if (event.kind === 'session_ended') return revealWithheld(projection);
  const line = lineOf(event, projection.view.door === 'type' ? 'typed' : 'spoken');
  if (!line) return projection;
  const reply =
    event.kind === 'reply_said' && projection.reply?.id === event.data.reply_id ? projection.reply : null;
  if (reply?.withhold) return { ...projection, withheld: [...projection.withheld, line] };
  return withLines(projection, [...projection.view.lines, line]);
}

function lineOf(event: LogEvent, replyModality: TranscriptLine['modality']): TranscriptLine | null {
  if (event.audience !== 'candidate') return null;
  if (event.kind === 'utterance_heard' && event.data.role === 'turn') {
    const { text, start_ms, end_ms, modality } = event.data;
    const base = { id: event.event_id, speaker: 'candidate' as const, interrupted: false, corrected: false };
    return { ...base, text, start_ms, end_ms, modality };
  }
  if (event.kind !== 'reply_said' || event.data.text === '') return null;
  const { text, start_ms, end_ms, interrupted } = event.data;
  const base = { id: event.event_id, speaker: 'interviewer' as const, corrected: false };
  return { ...base, text, start_ms, end_ms, interrupted, modality: replyModality };
}

function correctLine(
  projection: CandidateProjection,
  event: LogEventOf<'line_corrected'>,
): CandidateProjection {
  const { utterance_id: id, text } = event.data;
  const lines = projection.view.lines.map((line) =>
    line.id === id ? { ...line, text, corrected: true } : line,
  );
  return withLines(projection, lines);
}

function revealWithheld(projection: CandidateProjection): CandidateProjection {
  if (projection.withheld.length === 0) return projection;
  const lines = [...projection.view.lines, ...projection.withheld].sort((a, b) => a.start_ms - b.start_ms);
  return { ...withLines(projection, lines), withheld: [] };
}

function withLines(projection: CandidateProjection, lines: TranscriptLine[]): CandidateProjection {
  return { ...projection, view: { ...projection.view, lines } };
}

/** What an event changes in the view, lines and notices apart. */
function changeOf(view: CandidateView, { case: compiled }: CandidateProjection, event: LogEvent): Change {
  switch (event.kind) {
    case 'session_started':
    case 'session_resumed':
      return { status: 'live' };
    case 'session_paused':
      return { status: 'paused' };
    case 'session_ended':
      return { status: 'ended', end_reason: event.data.reason, thinking: null, pending_figures: [] };
    case 'interviewer_joined':
    case 'interviewer_restored':
      return { interviewer: 'present' };
    case 'interviewer_lost':
      return { interviewer: 'lost' };
    case 'writing_offered':
      return { writing_offered: true };
    case 'manner_chosen':
      return { writing_offered: false, written: event.data.manner === 'text' };
    case 'phase_entered':
      return {
        phase: phaseOf(compiled, event.data.phase_id),
        phase_entered_ms: event.occurred_ms,
        ...(view.held_since_ms === null ? {} : { held_since_ms: event.occurred_ms }),
        time_cued: false,
      };
    case 'turn_key':
      return event.data.act === 'on' || event.data.act === 'off' ? { by_key: event.data.act === 'on' } : {};
    case 'phase_time_cued':
      return view.phase?.id === event.data.phase_id ? { time_cued: true } : {};
    case 'thinking_granted':
      return { thinking: thinkingOf(view, event) };
    case 'thinking_ended':
      return { thinking: null };
    case 'utterance_heard':
      return unclearThinking(view, event);
    case 'exhibit_shown':
      return exhibitShown(view, compiled, event);
    case 'number_stated':
      return figureStated(view, event);
    case 'number_confirmed':
      return withoutFigure(view, event.data.stated_id);
    case 'number_judged':
      return event.data.stated_id === null ? {} : withoutFigure(view, event.data.stated_id);
    case 'observers_allowed':
      return { coaches_may_listen: event.data.allowed };
    case 'scratchpad_saved':
      return { scratchpad: event.data.text };
    default:
      return {};
  }
}

function phaseOf(compiled: CandidateProjection['case'], id: string): CandidateView['phase'] {
  const { phases } = compiled.source;
  const index = phases.findIndex((phase) => phase.id === id);
  const phase = phases[index];
  return phase ? { id, title: phase.title, index, count: phases.length, minutes: phase.minutes } : null;
}

function thinkingOf(view: CandidateView, event: LogEventOf<'thinking_granted'>): CandidateView['thinking'] {
  const { granted_ms, ends_ms } = event.data;
  return { granted_ms, ends_ms, started_ms: view.thinking?.started_ms ?? event.occurred_ms, unclear: false };
}

function unclearThinking(view: CandidateView, event: LogEventOf<'utterance_heard'>): Change {
  if (!view.thinking || event.data.role !== 'thinking' || !soundsMeant(event.data.text)) return {};
  return { thinking: { ...view.thinking, unclear: true } };
}

function exhibitShown(
  view: CandidateView,
  compiled: CandidateProjection['case'],
  event: LogEventOf<'exhibit_shown'>,
): Change {
  const exhibit = compiled.exhibits.find(({ id }) => id === event.data.exhibit_id);
  if (!exhibit || view.exhibits.some(({ id }) => id === exhibit.id)) return {};
  return { exhibits: [...view.exhibits, { ...exhibit, shown_ms: event.occurred_ms }] };
}

function figureStated(view: CandidateView, event: LogEventOf<'number_stated'>): Change {
  if (event.data.needs !== 'confirmation') return {};
  const { value, unit } = event.data;
  const figure = { stated_id: event.event_id, value, unit, text: speakFigure(value, unit ?? '1', 'figure') };
  return { pending_figures: [...view.pending_figures, figure] };
}

function withoutFigure(view: CandidateView, statedId: string): Change {
  const left = view.pending_figures.filter(({ stated_id }) => stated_id !== statedId);
  return left.length === view.pending_figures.length ? {} : { pending_figures: left };
}
