import { givesWholeAdvice } from '../scoring/signs/whole-advice.ts';
import type { PhaseKind } from '../case/schema.ts';
import { word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import { sentences } from './wording.ts';

/** What a turn with a whole recommendation is understood as, wherever it is said. */
export const adviceIntent = 'recommendation';

/** Before the analysis it is a guess. */
export const mayAdvise = (kind: PhaseKind | undefined): boolean =>
  kind === 'analysis' || kind === 'brainstorm';

/** The context once a recommendation that nobody has asked for yet has been taken in. */
export function withAdvice(context: Context): Context {
  const isGiven = mayAdvise(context.phase?.kind) && givesWholeAdvice(context.turn?.text ?? '');
  return isGiven ? { ...context, state: { ...context.state, advised: true } } : context;
}

/** The decision as it goes into the log, so that the fold need not read any words. */
export const loggedAdvice = (before: Context, after: Context, decision: Decision): Decision =>
  before === after || decision.directive.act === 'off_case'
    ? decision
    : { ...decision, intent: adviceIntent };

/** Who has given it already is told so before being asked for it, and may be short. */
export const beforeAdvice = (context: Context, before: string | undefined): string =>
  sentences(before, context.state.advised ? word(context, 'advice_heard') : '');
