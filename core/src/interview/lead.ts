import type { CasePhase } from '../case/schema.ts';
import { findAnyCue, tokensOf, type Token } from '../speech/cues.ts';
import { asksOf, taskIdOf, type Ask } from './agenda.ts';
import { askNow, type Lead } from './asking.ts';
import { newEvent, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import { done, hypothesis, nextStep } from './intent-patterns.ts';
import type { Reading } from './intent.ts';
import { isOnPage, pointAt } from './on-the-page.ts';
import { countWords, sentences } from './wording.ts';

type QuestionAsk = Extract<Ask, { type: 'numeric' | 'open' }>;

/** Turns without hypothesis, request or next step after which a candidate who leads is lost; or this long off every driver. */
const lostTurns = 2;
const lostMs = 4 * 60_000;
/** The rungs before a redirect; a dot is in no id that an author can write. */
const ladder = [
  { id: 'lead.where', pool: 'where_in_structure' },
  { id: 'lead.matters', pool: 'matters_most' },
] as const;

export const isLed = (context: Context): boolean => context.state.started?.mode === 'candidate-led';

/** Whether the candidate has the lead now: an analysis without a question being open. */
export const hasLead = (context: Context): boolean =>
  isLed(context) && context.ask?.type === 'task' && context.phase?.kind === 'analysis';

/** Questions of every analysis that are still to be come to. */
export function openQuestions(context: Context): QuestionAsk[] {
  return context.case.source.phases
    .filter(({ kind }) => kind === 'analysis')
    .flatMap(asksOf)
    .filter((ask) => ask.type === 'numeric' || ask.type === 'open')
    .filter(({ id }) => !context.state.asked.includes(id));
}

/** Gives the lead to the candidate, once again after each question. */
export function giveLead(context: Context, intent: string, phase: CasePhase, lead: Lead): Decision {
  const isFirst = context.phase?.kind !== 'analysis';
  const entered = isFirst ? [enter(context, phase)] : [];
  const text = isFirst ? capitalised(word(context, 'lead')) : word(context, 'next_step');
  return say(context, { act: 'ask', question_id: taskIdOf(phase.id) }, intent, [lead.before, text], {
    consequences: [...(lead.consequences ?? []), ...entered],
  });
}

/** A turn of whoever has the lead: goes where they want to go, asks back, or helps up a rung when they are lost. */
export function followLead(context: Context, reading: Reading): Decision | null {
  const text = (context.turn?.text ?? '').toLowerCase();
  const wanted = wantedQuestion(context, text);
  if (wanted) return goTo(context, 'ask_data', wanted, word(context, 'acknowledge'));
  if (reading.intent !== 'none' && reading.intent !== 'recap') return null;
  if (done.test(text.trim()) && countWords(text) < 15) return redirect(context, 'done');
  const isLeading = hypothesis.test(text) || nextStep.test(text);
  const isOff = context.nowMs - context.state.onDriverMs > lostMs;
  if (isLeading && !isOff)
    return say(context, { act: 'acknowledge' }, intentOf(text), word(context, 'ask_purpose'));
  if (!isOff && context.state.lostInRow + 1 < lostTurns)
    return say(context, { act: 'acknowledge' }, 'lost', word(context, 'next_step'));
  return helpUp(context);
}

const intentOf = (text: string): string => (hypothesis.test(text) ? 'hypothesis' : 'next_step');

/** The question whose exhibit or figure the candidate has asked for. */
function wantedQuestion(context: Context, text: string): QuestionAsk | undefined {
  const tokens = tokensOf(text);
  return openQuestions(context).find((ask) => cuesOf(context, ask).some((cues) => names(tokens, cues)));
}

const names = (tokens: readonly Token[], cues: readonly string[]): boolean =>
  findAnyCue(tokens, cues) !== undefined;

function cuesOf(context: Context, ask: QuestionAsk): string[][] {
  const { exhibits, key } = context.case.source;
  const exhibit = exhibits.find(({ id }) => id === ask.question.exhibit);
  const reached =
    ask.type === 'open' ? key.drivers.filter(({ id }) => ask.question.reaches.includes(id)) : [];
  const figure = ask.type === 'numeric' ? [context.case.values[ask.question.answer]?.label ?? ''] : [];
  return [
    [...(exhibit?.asks ?? []), ...(exhibit ? [exhibit.title] : [])],
    figure,
    ...reached.map(({ cues }) => cues),
  ].map((cues) => cues.filter((cue) => cue !== ''));
}

/** Hands over what belongs to a question and puts it. */
function goTo(context: Context, intent: string, ask: QuestionAsk, before: string): Decision {
  const entered = ask.phase.id === context.phase?.id ? [] : [enter(context, ask.phase)];
  const { exhibit } = ask.question;
  const onPage = exhibit !== undefined && isOnPage(context, exhibit);
  return askNow(context, intent, ask, null, {
    before: onPage ? sentences(before, pointAt(context, exhibit)) : before,
    isPolite: !onPage,
    consequences: entered,
  });
}

function helpUp(context: Context): Decision {
  const used = context.state.directives.flatMap((one) => (one.act === 'probe' ? [one.probe_id] : []));
  const rung = ladder.find(({ id }) => !used.includes(id));
  if (!rung) return redirect(context, 'lost');
  return say(context, { act: 'probe', probe_id: rung.id }, 'lost', word(context, rung.pool));
}

/** The last rung: the interviewer takes the candidate to a question. From here leadership is capped. */
export function redirect(context: Context, intent: string): Decision {
  const [next] = openQuestions(context);
  if (!next) return say(context, { act: 'acknowledge' }, intent, word(context, 'next_step'));
  const asked = goTo(context, intent, next, word(context, 'redirect'));
  const followed = newEvent(context, {
    kind: 'timer_fired',
    data: { timer: 'at_once', directive: asked.directive },
  });
  const directive = { act: 'redirect' as const, topic: next.id };
  return { ...asked, directive, consequences: [...asked.consequences, followed] };
}

const enter = (context: Context, phase: CasePhase) =>
  newEvent(context, { kind: 'phase_entered', data: { phase_id: phase.id, reason: 'done' } });

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
