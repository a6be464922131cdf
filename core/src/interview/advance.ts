import type { CasePhase } from '../case/schema.ts';
import type { EventData } from '../log/event.ts';
import { asksOf, type Ask } from './agenda.ts';
import { isShortOfTime, shareOfPhase } from './clock.ts';
import { lineOf, newEvent, say, word, type Context } from './context.ts';
import { askNow, isMore, type Lead } from './asking.ts';
import type { Decision } from './decision.ts';
import type { NewEvent } from './fold-event.ts';
import { giveLead, isLed, openQuestions } from './lead.ts';
import { sentences } from './wording.ts';

/** The next thing to ask, in this phase or a later one. */
export function advance(context: Context, intent: string, lead: Lead = {}): Decision {
  const led = isLed(context) ? leadOn(context, intent, lead) : null;
  if (led) return led;
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

/** With a candidate who leads, an analysis is theirs until every question has been come to. */
function leadOn(context: Context, intent: string, lead: Lead): Decision | null {
  const next = context.phase?.kind === 'analysis' ? context.phase : nextPhase(context)?.phase;
  if (next?.kind !== 'analysis') return null;
  const here = lead.leave ? undefined : nextAskIn(context);
  if (here?.type === 'so_what' || (here && context.phase?.kind !== 'analysis'))
    return askNow(context, intent, here, null, lead);
  return openQuestions(context).length > 0 ? giveLead(context, intent, next, lead) : null;
}

function nextAskIn(context: Context): Ask | undefined {
  const { phase, state, nowMs } = context;
  if (!phase) return undefined;
  const share = shareOfPhase(state, phase, nowMs);
  // Who leads comes to the questions on their own; a "so what" still follows its figure.
  const isTheirs = isLed(context) && phase.kind === 'analysis';
  return asksOf(phase).find((ask) => {
    if (isTheirs && ask.type !== 'so_what') return false;
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
