import { advance } from './advance.ts';
import { asksOf, type Ask } from './agenda.ts';
import { newEvent, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import { answerFacts, answerUnknown } from './decide-information.ts';
import { answerOpen } from './decide-open.ts';
import { hypothesis, nextStep, noMoreQuestions, ready } from './intent-patterns.ts';
import type { Reading } from './intent.ts';
import { matchFacts } from './topics.ts';
import { countWords } from './wording.ts';

/** A first cut is a speech: shorter turns before the structure are about the prompt. */
const leastStructureWords = 22;
/** A topic alone ("competitors?") is a question while questions are being asked. */
const mostTopicWords = 12;

/** What is said between the prompt and the structure, when it is no question. */
export function answerClarify(context: Context, reading: Reading): Decision {
  const text = (context.turn?.text ?? '').toLowerCase().trim();
  const words = countWords(text);
  if (reading.intent === 'recap') return confirmRecap(context);
  if (
    words >= leastStructureWords &&
    (nextStep.test(text) || hypothesis.test(text) || noMoreQuestions.test(text))
  )
    return startStructure(context);
  if (/^(?:yes|yeah|sure|i do|i have)\b/.test(text) && words <= 6 && !noMoreQuestions.test(text))
    return say(context, { act: 'acknowledge' }, 'ready', word(context, 'go_on'));
  if (noMoreQuestions.test(text) || ready.test(text))
    return advance(context, 'no_more_questions', { leave: true });
  const match = matchFacts(context.case, text);
  if (words <= mostTopicWords && match.type === 'sure') return answerFacts(context, 'ask_fact', match.facts);
  if (words >= leastStructureWords) return startStructure(context);
  if (nextStep.test(text) || hypothesis.test(text)) return startStructure(context);
  return words <= 3
    ? say(context, { act: 'acknowledge' }, 'statement', word(context, 'more_questions'))
    : answerUnknown(context);
}

function confirmRecap(context: Context): Decision {
  const before = word(context, 'recap_fine');
  return say(context, { act: 'acknowledge' }, 'recap', [before, word(context, 'more_questions')]);
}

/** The structure came without being asked for: its question counts as put, and the turn as an answer to it. */
export function startStructure(context: Context): Decision {
  const phase = context.case.source.phases.find(({ kind }) => kind === 'structure');
  const ask = phase && asksOf(phase)[0];
  if (!phase || !ask) return advance(context, 'give_structure', { leave: true });
  const entered = newEvent(context, { kind: 'phase_entered', data: { phase_id: phase.id, reason: 'done' } });
  const decision = answerOpen(inStructure(context, ask), ask);
  return { ...decision, consequences: [entered, askedAtOnce(context, ask), ...decision.consequences] };
}

function inStructure(context: Context, ask: Ask): Context {
  const { state, nowMs } = context;
  const opened = { askId: ask.id, askedMs: nowMs, turns: 0, words: 0, probes: 0, imprecise: 0 };
  const phase = { id: ask.phase.id, enteredMs: nowMs, excludedMs: 0, timeCued: false };
  const entered = [...state.phasesEntered, ask.phase.id];
  return {
    ...context,
    ask,
    phase: ask.phase,
    state: { ...state, phase, ask: opened, asked: [...state.asked, ask.id], phasesEntered: entered },
  };
}

/** A decision that follows another within the same reply. */
export function askedAtOnce(context: Context, ask: Ask) {
  const directive = { act: 'ask' as const, question_id: ask.id };
  return newEvent(context, { kind: 'timer_fired', data: { timer: 'at_once', directive } });
}
