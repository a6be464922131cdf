import type { CasePhase } from '../case/schema.ts';
import type { EventData } from '../log/event.ts';
import { asksOf, type Ask } from './agenda.ts';
import { isShortOfTime, shareOfPhase } from './clock.ts';
import { lineOf, newEvent, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import type { NewEvent } from './fold-event.ts';
import { countWords, sentences } from './wording.ts';

type Reason = EventData<'phase_entered'>['reason'];
type Lead = {
  /** Said before the next thing, e.g. an acknowledgement. */
  before?: string;
  consequences?: readonly NewEvent[];
  reason?: Reason;
  /** Leave the phase whatever is left in it. */
  leave?: boolean;
};

/** A reply is kept to about this many words; what is only polite goes first. */
const mostWords = 35;

/** The next thing to ask, in this phase or a later one. */
export function advance(context: Context, intent: string, lead: Lead = {}): Decision {
  const here = lead.leave ? undefined : nextAskIn(context);
  if (here) return askNow(context, intent, here, null, lead);
  const next = nextPhase(context);
  if (!next) return sayGoodbye(context, intent, lead);
  const entered: EventData<'phase_entered'> = {
    phase_id: next.phase.id,
    reason: next.dropped ? 'dropped' : (lead.reason ?? 'done'),
  };
  return enter(context, intent, next.phase, entered, lead);
}

function nextAskIn(context: Context): Ask | undefined {
  const { phase, state, nowMs } = context;
  if (!phase) return undefined;
  const share = shareOfPhase(state, phase, nowMs);
  return asksOf(phase).find((ask) => {
    if (state.asked.includes(ask.id)) return false;
    if (ask.type !== 'so_what') return share < 1.3;
    // What it tells has been said already, or there is no time left for it.
    return share < 1 && state.asked.includes(ask.question.id) && !state.keyLines.includes(ask.insight);
  });
}

function nextPhase(context: Context): { phase: CasePhase; dropped: boolean } | null {
  const { phases } = context.case.source;
  const at = phases.findIndex(({ id }) => id === context.state.phase?.id);
  let dropped = false;
  for (let index = at + 1; index < phases.length; index += 1) {
    const phase = phases[index];
    if (!phase || context.state.phasesEntered.includes(phase.id)) continue;
    if (!phase.optional || !isShortOfTime(context.case, context.state, index, context.nowMs))
      return { phase, dropped };
    dropped = true;
  }
  return null;
}

function enter(
  context: Context,
  intent: string,
  phase: CasePhase,
  entered: EventData<'phase_entered'>,
  lead: Lead,
): Decision {
  const consequences = [
    ...(lead.consequences ?? []),
    newEvent(context, { kind: 'phase_entered', data: entered }),
  ];
  const led = { ...lead, consequences };
  if (phase.kind === 'goodbye') return sayGoodbye(context, intent, led);
  if (phase.kind === 'prompt') return givePrompt(context, intent, consequences);
  const [first] = asksOf(phase);
  if (first) return askNow(context, intent, first, phase, led);
  // A phase that asks nothing is gone through: its opening is said with what follows.
  const inside = { ...context, phase, state: enteredState(context, phase) };
  const before = sentences(lead.before, lineOf(context, `phases.${phase.id}.opening`));
  return advance(inside, intent, { ...led, before });
}

function enteredState(context: Context, phase: CasePhase): Context['state'] {
  const { state } = context;
  return {
    ...state,
    phase: { id: phase.id, enteredMs: context.nowMs, excludedMs: 0, timeCued: false },
    phasesEntered: [...state.phasesEntered, phase.id],
    ask: null,
  };
}

/** The case is put, and the word goes to the candidate for questions. */
function givePrompt(context: Context, intent: string, consequences: readonly NewEvent[]): Decision {
  const clarify = context.case.source.phases.find(({ kind }) => kind === 'clarify');
  const invite = clarify?.opening
    ? lineOf(context, `phases.${clarify.id}.opening`)
    : word(context, 'invite_questions');
  return say(context, { act: 'give_prompt' }, intent, [lineOf(context, 'prompt.say'), invite], {
    consequences,
  });
}

function askNow(
  context: Context,
  intent: string,
  ask: Ask,
  entering: CasePhase | null,
  lead: Lead,
): Decision {
  const opening = entering ? lineOf(context, `phases.${entering.id}.opening`) : '';
  const exhibitId = ask.type === 'numeric' || ask.type === 'open' ? (ask.question.exhibit ?? null) : null;
  const shown = context.state.exhibits.some(({ id }) => id === exhibitId);
  const handover = exhibitId && !shown ? lineOf(context, `exhibits.${exhibitId}.handover`) : '';
  const wanted = sentences(opening, handover, lineOfAsk(context, ask));
  // An acknowledgement before a long reply is the first thing that nobody would miss.
  const polite = countWords(wanted) + countWords(lead.before ?? '') <= mostWords || isMore(lead.before);
  return say(context, { act: 'ask', question_id: ask.id }, intent, [polite ? lead.before : '', wanted], {
    consequences: lead.consequences ?? [],
    exhibitId: shown ? null : exhibitId,
  });
}

/** Whether what leads is more than an acknowledgement, and so must be said. */
const isMore = (before: string | undefined): boolean => countWords(before ?? '') > 6;

export function lineOfAsk(context: Context, ask: Ask): string {
  if (ask.type === 'numeric' || ask.type === 'open') return lineOf(context, `questions.${ask.id}.ask`);
  if (ask.type === 'so_what') return lineOf(context, `questions.${ask.question.id}.so_what`);
  // An opening of the phase has put the task already.
  if (ask.phase.opening && ask.phase.opening.includes('?')) return '';
  if (ask.phase.kind === 'clarify') return word(context, 'more_questions');
  if (ask.phase.kind === 'structure') return word(context, 'ask_structure');
  return word(context, ask.phase.kind === 'brainstorm' ? 'ask_brainstorm' : 'ask_recommendation');
}

export function sayGoodbye(context: Context, intent: string, lead: Lead = {}): Decision {
  const phase = context.case.source.phases.find(({ kind }) => kind === 'goodbye');
  const own = phase?.opening ? lineOf(context, `phases.${phase.id}.opening`) : '';
  // An acknowledgement before a thank-you would be one too many.
  const before = isMore(lead.before) ? lead.before : '';
  return say(context, { act: 'goodbye' }, intent, [before, own || word(context, 'goodbye')], {
    consequences: lead.consequences ?? [],
    expectsReply: false,
    endsSession: true,
  });
}
