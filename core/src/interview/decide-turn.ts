import type { DirectiveAct } from '../log/event.ts';
import { advance } from './advance.ts';
import { asksOf } from './agenda.ts';
import { lineOfAsk } from './asking.ts';
import { contextOf, lineOf, newEvent, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import { answerClarify } from './decide-clarify.ts';
import {
  answerConduct,
  answerHint,
  answerSmalltalk,
  grantThinking,
  isConduct,
  repeatLast,
} from './decide-conduct.ts';
import { answerQuestion, answerWhich } from './decide-information.ts';
import { answerNumeric } from './decide-numeric.ts';
import { answerOpen } from './decide-open.ts';
import { answerPending } from './decide-pending.ts';
import { readTurn } from './figures.ts';
import type { NewEvent } from './fold-event.ts';
import { apply } from './fold.ts';
import { loggedAdvice, withAdvice } from './heard-advice.ts';
import { askedTimeMs, readIntent, type Reading } from './intent.ts';
import { keyLinesSaid } from './key-lines.ts';
import { followLead, hasLead } from './lead.ts';
import { latestShare, shareOfPhase } from './clock.ts';
import { countWords, sentences } from './wording.ts';

/** What the interviewer does about a turn of the candidate's. */
export function decideTurn(context: Context): Decision {
  const opened = openQuestions(context);
  const said = keyLinesSaid(opened.context);
  const heard = folded(opened.context, said);
  const advised = withAdvice(heard);
  const decision = loggedAdvice(heard, advised, withUnheard(context, answerTurn(advised)));
  return { ...decision, consequences: [...opened.consequences, ...said, ...decision.consequences] };
}

function answerTurn(context: Context): Decision {
  const text = context.turn?.text ?? '';
  const reading = readIntent(context.case, context.state, text);
  if (isConduct(reading.intent) && !isAnsweredToo(context, reading, text))
    return answerConduct(context, reading.intent);
  if (!context.phase || context.phase.kind === 'greeting') return answerGreeting(context);
  const whisper = context.state.whispers[0];
  if (whisper && reading.intent === 'none')
    return say(context, { act: 'relay_whisper', whisper_id: whisper.id }, 'statement', whisper.text);
  return (
    answerOpenMatter(context, text) ??
    answerRequest(context, reading) ??
    (hasLead(context) ? followLead(context, reading) : null) ??
    answerAsked(context, reading) ??
    answerTask(context, reading)
  );
}

/** "So that is 75, is that right?" asks for the answer and gives one. */
function isAnsweredToo({ ask, ...context }: Context, reading: Reading, text: string): boolean {
  if (reading.intent !== 'begging' || ask?.type !== 'numeric') return false;
  return readTurn({ ask, ...context }, ask.question, text).answer !== null;
}

/** With its first answer the prompt is over and the questions begin. */
function openQuestions(context: Context): { context: Context; consequences: NewEvent[] } {
  if (context.phase?.kind !== 'prompt') return { context, consequences: [] };
  const { phases } = context.case.source;
  const next = phases[phases.findIndex(({ id }) => id === context.phase?.id) + 1];
  if (next?.kind !== 'clarify') return { context, consequences: [] };
  const entered = newEvent(context, { kind: 'phase_entered', data: { phase_id: next.id, reason: 'done' } });
  return { context: folded(context, [entered]), consequences: [entered] };
}

/** The context as it will be once the events are in the log. */
export function folded(context: Context, events: readonly NewEvent[]): Context {
  if (events.length === 0) return context;
  const state = events.reduce(
    (before, event) => apply(context.case, before, { ...event, producer_kind: 'interviewer' }),
    context.state,
  );
  return contextOf(context.case, state, context.nowMs, context.newId, context.turn);
}

/** Whatever is said to the greeting, the case comes next. */
const answerGreeting = (context: Context): Decision => advance(context, 'ready');

/** Said into a silence or after a break, and to nothing of the candidate's: what was asked before is still asked. */
const unasked: ReadonlySet<DirectiveAct> = new Set(['check_in', 'hearing_trouble', 'apologise_lost']);

/** Something that the interviewer asked about and that is not settled: a choice of two, or a figure. */
function answerOpenMatter(context: Context, text: string): Decision | null {
  const { directives } = context.state;
  const asked = directives.findLast(({ act }) => !unasked.has(act));
  if (asked?.act === 'clarify') {
    const chosen = answerWhich(context, asked.options, text);
    if (chosen) return chosen;
  }
  if (
    directives.at(-1)?.act === 'thinking_check' &&
    /^(?:yes|yeah|please|sure|a (?:little|bit|few|moment)|some more|more)\b/i.test(text.trim())
  )
    return grantThinking(context, askedTimeMs(text.toLowerCase()), 'voice');
  const { pending } = context.state;
  if (!pending || context.ask?.type !== 'numeric' || context.ask.id !== pending.questionId) return null;
  const asks = readIntent(context.case, context.state, text).intent;
  return asks === 'ask_time' || asks === 'ask_repeat' ? null : answerPending(context, context.ask, pending);
}

function answerRequest(context: Context, reading: Reading): Decision | null {
  switch (reading.intent) {
    case 'ask_time':
      return grantTime(context, reading.askedMs);
    case 'ask_repeat':
      return repeatLast(context);
    case 'ask_hint':
      return canBeHelped(context) ? answerHint(context) : null;
    case 'smalltalk':
      return answerSmalltalk(context);
    default:
      return null;
  }
}

/** Who has been told that there is no more help is not told again: what they say is taken as it is. */
const canBeHelped = (context: Context): boolean =>
  context.ask !== null &&
  !(context.state.lastIntent === 'ask_hint' && context.state.directives.at(-1)?.act !== 'hint');

/** Time asked for while questions may be asked is time for the structure: there are no more questions, and it is asked for. */
function grantTime(context: Context, askedMs: number | null): Decision {
  if (context.phase?.kind !== 'clarify') return grantThinking(context, askedMs, 'voice');
  const next = context.case.source.phases.find(({ kind }) => kind === 'structure');
  if (!next) return grantThinking(context, askedMs, 'voice');
  const entered = newEvent(context, { kind: 'phase_entered', data: { phase_id: next.id, reason: 'done' } });
  const granted = grantThinking(context, askedMs, 'voice');
  const [ask] = asksOf(next);
  const task = [lineOf(context, `phases.${next.id}.opening`), ask && lineOfAsk(context, ask)];
  const plannedText = sentences(granted.plannedText, ...task);
  const consequences = [entered, ...granted.consequences];
  return { ...granted, plannedText, patience: 'unhurried', consequences };
}

/** A question of the candidate's, unless it is how an answer was put. */
function answerAsked(context: Context, reading: Reading): Decision | null {
  if (reading.intent === 'recap_wrong') return answerQuestion(context, reading);
  const text = context.turn?.text ?? '';
  if (context.ask?.type === 'numeric' && readTurn(context, context.ask.question, text).answer) return null;
  const answers = context.ask !== null && context.phase?.kind !== 'clarify';
  if (answers && !isPutToUs(text)) return null;
  return answerQuestion(context, reading);
}

/** "What is", "how many", "do we": "what people say is a hint" begins with the same word and asks nothing. */
const startsAsQuestion =
  /^(?:so |and |okay |ok |but |sorry |um )*(?:(?:what|which|who|when|where|how|why)(?: \w+)?(?:'s| (?:is|are|do|does|did|was|were|can|could|would|will|has|have|much|many|about))\b|(?:is|are|does|do|did|was|were)\b)/;

/** Structures and ideas are full of questions ("what does it cost?"); a short one at the end, or "do we", is for us. */
function isPutToUs(text: string): boolean {
  const lower = text.toLowerCase().trim();
  const words = lower.split(/\s+/).length;
  if (
    /\b(?:do (?:we|you) (?:know|have)|can you (?:tell|give|share)|could you (?:tell|give|share)|may i ask|can i ask|i(?:'d| would) like to (?:know|ask|clarify)|is there (?:any )?(?:data|information)|tell me)\b/.test(
      lower,
    )
  )
    return words <= 40;
  return words <= 22 && (/\?\s*$/.test(lower) || startsAsQuestion.test(lower));
}

/** The turn as an answer to what was asked. */
function answerTask(context: Context, reading: Reading): Decision {
  const { ask, phase, state, nowMs } = context;
  if (phase && shareOfPhase(state, phase, nowMs) >= latestShare && ask?.type !== 'numeric')
    return advance(context, 'statement', {
      before: word(context, 'acknowledge'),
      reason: 'time',
      leave: true,
    });
  const unheard = goOnSpeaking(context);
  if (unheard) return unheard;
  if (phase?.kind === 'prompt' || phase?.kind === 'clarify') return answerClarify(context, reading);
  if (ask?.type === 'numeric') return answerNumeric(context, ask);
  if (ask) return answerOpen(context, ask);
  return advance(context, 'statement', { before: word(context, 'acknowledge') });
}

/** An answer of this length was meant as one, even to a question of which only the beginning was heard. */
const leastAnswerWords = 12;

/** A reply that was cut off before its question is taken up where it stopped, so that no question is lost. */
function goOnSpeaking(context: Context): Decision | null {
  const { unheard } = context.state;
  if (unheard === null) return null;
  const text = context.turn?.text ?? '';
  const isAnswer =
    context.ask?.type === 'numeric'
      ? readTurn(context, context.ask.question, text).answer !== null
      : countWords(text) >= leastAnswerWords;
  return isAnswer ? null : say(context, { act: 'continue_reply' }, 'statement', unheard);
}

/** What the candidate asked into a reply is answered first; then what they did not hear of it is said. */
function withUnheard({ state: { unheard } }: Context, decision: Decision): Decision {
  const answers = ['answer_fact', 'define', 'correct_recap', 'no_data'].includes(decision.directive.act);
  if (unheard === null || !answers) return decision;
  return { ...decision, plannedText: sentences(decision.plannedText, unheard) };
}
