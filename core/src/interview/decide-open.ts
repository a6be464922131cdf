import type { OpenQuestion } from '../case/schema.ts';
import { findAnyCue, tokensOf } from '../speech/cues.ts';
import { advance } from './advance.ts';
import type { Ask } from './agenda.ts';
import { shareOfPhase } from './clock.ts';
import { coin, lineOf, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import { done, hypothesis, ready } from './intent-patterns.ts';
import { countWords } from './wording.ts';

/** What is said about an open question: enough to go on, or is there more in it? */
export function answerOpen(context: Context, ask: Ask): Decision {
  const text = context.turn?.text ?? '';
  const intent = intentOf(ask, text);
  if (ready.test(text.toLowerCase().trim()) && saidSoFar(context) < leastWords(context, ask))
    return say(context, { act: 'acknowledge' }, 'ready', word(context, 'go_on'));
  if (isOver(context, ask)) return moveOn(context, intent);
  const isDone = done.test(text.toLowerCase().trim());
  if (!isDone && isShallow(context, ask))
    return say(context, { act: 'acknowledge' }, intent, word(context, 'go_on'));
  const unexplained = isDone ? null : askReason(context, intent);
  if (unexplained) return unexplained;
  return (
    deepen(context, ask, intent, isDone) ?? moveOn(context, isDone && countWords(text) < 8 ? 'done' : intent)
  );
}

const choice =
  /\b(?:i(?:'d| would|'ll| will)? (?:pick|choose|focus on|go (?:with|for)|prioriti[sz]e|select|target)|my (?:choice|segment|user|focus) (?:is|would be))\b/i;
const reason =
  /\b(?:because|since|as (?:they|it|this|that|these)|so that|the reason|due to|given that|which (?:means|would|is why)|therefore)\b/i;

/** In product management any choice with a reason is followed; one without is asked for it, once. */
function askReason(context: Context, intent: string): Decision | null {
  const text = context.turn?.text ?? '';
  const isProduct = context.state.started?.mode === 'product-management';
  const asked = context.state.directives.some(({ act }) => act === 'ask_purpose');
  if (!isProduct || asked || !choice.test(text) || reason.test(text)) return null;
  return say(context, { act: 'ask_purpose', topic: text }, intent, word(context, 'ask_reason'));
}

/** In how many words an answer has begun at all. */
function leastWords({ state }: Context, ask: Ask): number {
  if (ask.type === 'so_what') return 4;
  if (ask.phase.kind === 'structure') return 12;
  if (ask.phase.kind !== 'recommendation') return 4;
  // "As I said" is enough to who has heard it.
  return state.advised ? 3 : 12;
}

const saidSoFar = (context: Context): number =>
  (context.state.ask?.words ?? 0) + countWords(context.turn?.text ?? '');

/** Twice "please go on" is enough; then what there is must do. */
function isShallow(context: Context, ask: Ask): boolean {
  return saidSoFar(context) < leastWords(context, ask) && (context.state.ask?.turns ?? 0) < 2;
}

function isOver(context: Context, ask: Ask): boolean {
  return shareOfPhase(context.state, ask.phase, context.nowMs) >= 1;
}

/** One probe, pushback, "what else" or curveball, if one is due. */
function deepen(context: Context, ask: Ask, intent: string, isDone: boolean): Decision | null {
  if (ask.type === 'so_what') return null;
  if (ask.phase.kind === 'brainstorm' && !isDone) {
    const more = whatElse(context, intent);
    if (more) return more;
  }
  if (ask.type !== 'open') return curveball(context, intent);
  return (
    (isDone ? null : probe(context, ask.question, ask.phase.kind === 'structure' ? 2 : 1, intent)) ??
    pushback(context, ask.question, intent) ??
    curveball(context, intent)
  );
}

/** "What else?" twice at most. */
function whatElse(context: Context, intent: string): Decision | null {
  const asked = (context.state.acts.what_else ?? 0) >= 2;
  if (asked || !context.state.ask) return null;
  return say(context, { act: 'what_else' }, intent, word(context, 'what_else'));
}

function probe(context: Context, question: OpenQuestion, most: number, intent: string): Decision | null {
  const used = idsOf(context, 'probe');
  const probes = question.probes.filter(({ id }) => used.includes(id)).length;
  if (probes >= most) return null;
  const said = tokensOf([...context.state.candidateTexts, context.turn?.text ?? ''].join(' . '));
  const next = question.probes.find(({ id, unless }) => !used.includes(id) && !findAnyCue(said, unless));
  return next
    ? say(context, { act: 'probe', probe_id: next.id }, intent, lineOf(context, `probes.${next.id}`))
    : null;
}

/** Pushbacks in a case, and how often one is made where the case has one: for right and wrong alike. */
const mostPushbacks = 2;
const pushbackRate = 0.6;

function pushback(context: Context, question: OpenQuestion, intent: string): Decision | null {
  const used = idsOf(context, 'pushback');
  if (used.length >= mostPushbacks || question.pushbacks.some(({ id }) => used.includes(id))) return null;
  const [next] = question.pushbacks;
  if (!next || !coin(context, pushbackRate, 'pushback', question.id)) return null;
  return say(
    context,
    { act: 'pushback', pushback_id: next.id },
    intent,
    lineOf(context, `pushbacks.${next.id}`),
  );
}

function curveball(context: Context, intent: string): Decision | null {
  const { phase, state, nowMs } = context;
  if (!phase || shareOfPhase(state, phase, nowMs) > 0.8) return null;
  const used = idsOf(context, 'curveball');
  const ball = context.case.source.curveballs.find((one) => one.phase === phase.id && !used.includes(one.id));
  const isLast = phase.questions.every(({ id }) => state.asked.includes(id));
  if (!ball || !isLast) return null;
  return say(
    context,
    { act: 'curveball', curveball_id: ball.id },
    intent,
    lineOf(context, `curveballs.${ball.id}`),
  );
}

function moveOn(context: Context, intent: string): Decision {
  return advance(context, intent, { before: word(context, 'acknowledge') });
}

function intentOf(ask: Ask, text: string): string {
  if (ask.type === 'so_what') return 'insight';
  switch (ask.phase.kind) {
    case 'structure':
      return 'give_structure';
    case 'brainstorm':
      return 'idea';
    case 'recommendation':
      return 'recommendation';
    default:
      return hypothesis.test(text.toLowerCase()) ? 'hypothesis' : 'insight';
  }
}

function idsOf(context: Context, act: 'probe' | 'pushback' | 'curveball'): string[] {
  return context.state.directives.flatMap((one) => {
    if (one.act === 'probe' && act === 'probe') return [one.probe_id];
    if (one.act === 'pushback' && act === 'pushback') return [one.pushback_id];
    return one.act === 'curveball' && act === 'curveball' ? [one.curveball_id] : [];
  });
}
