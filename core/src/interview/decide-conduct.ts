import type { Directive } from '../log/event.ts';
import { lineOfAsk } from './asking.ts';
import { lineOf, newEvent, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import { progressOf } from './fold-numbers.ts';
import type { Intent } from './intent.ts';
import { saidAgain } from './on-the-page.ts';
import { grantOf, spokenGrant } from './thinking.ts';
import { isInPassing } from './unheard.ts';
import type { PoolName } from './wording-pools.ts';

type Conduct = 'injection' | 'begging' | 'hostile' | 'off_case' | 'language' | 'gibberish';

/** Turns in a row that have left the case before the interview is ended politely. */
const mostOffCase = 3;

/** A decent reply to what is no part of the case; the third in a row ends the interview. */
export function answerConduct(context: Context, intent: Conduct): Decision {
  const directive: Directive = { act: 'off_case', reason: intent };
  const counts = intent !== 'begging';
  if (counts && context.state.offCaseInRow >= mostOffCase - 1)
    return say(context, directive, intent, word(context, 'goodbye_off_case'), {
      endsSession: true,
      expectsReply: false,
    });
  return say(context, directive, intent, word(context, conductPools[intent]));
}

export function answerSmalltalk(context: Context): Decision {
  return say(context, { act: 'acknowledge' }, 'smalltalk', word(context, 'smalltalk'));
}

/** Thinking time is granted whenever it is asked for; more of it as well. */
export function grantThinking(context: Context, askedMs: number | null, by: 'voice' | 'key'): Decision {
  const grantedMs = grantOf(askedMs);
  const time = spokenGrant(grantedMs);
  const asked = newEvent(context, { kind: 'thinking_asked', data: { asked_ms: askedMs, by } });
  const granted = newEvent(context, {
    kind: 'thinking_granted',
    data: { granted_ms: grantedMs, ends_ms: Math.round(context.nowMs + grantedMs) },
  });
  return say(
    context,
    { act: 'grant_thinking', granted_ms: grantedMs },
    'ask_time',
    word(context, 'grant_thinking', { time }),
    // The page's key has put its own asking into the log.
    {
      consequences: by === 'voice' ? [asked, granted] : [granted],
      thinkingMs: grantedMs,
      expectsReply: false,
    },
  );
}

/** What was said last, once more; a question that was cut off is put again in full. */
export function repeatLast(context: Context, intent: Intent = 'ask_repeat'): Decision {
  const line = repeatable(context);
  if (line === '') return say(context, { act: 'repeat' }, intent, word(context, 'nothing_to_repeat'));
  return say(context, { act: 'repeat' }, intent, word(context, 'repeat', { line }));
}

function repeatable(context: Context): string {
  const { reply } = context.state;
  if (!reply) return '';
  const { directive, plannedText } = reply;
  // An apology has said again what there is to repeat.
  const isPut = directive.act === 'apologise_lost' || !isInPassing(directive);
  return isPut && directive.act !== 'repeat' ? saidAgain(context, plannedText) : atHand(context);
}

/** What the candidate is at: the open question, or the task as its phase's opening put it, or the case itself. */
function atHand(context: Context): string {
  const { ask, phase } = context;
  if (ask) return lineOfAsk(context, ask) || lineOf(context, `phases.${ask.phase.id}.opening`);
  return phase?.kind === 'greeting' ? word(context, 'ready') : lineOf(context, 'prompt.say');
}

/** The mildest hint that has not been given; a mock interview keeps its hints to itself. */
export function answerHint(context: Context): Decision {
  const decline = () => say(context, { act: 'acknowledge' }, 'ask_hint', word(context, 'hint_declined'));
  if (context.state.started?.setting === 'mock') return decline();
  return (
    giveHint(context, 'ask_hint') ??
    say(context, { act: 'acknowledge' }, 'ask_hint', word(context, 'no_hint_left'))
  );
}

/** The next hint of the question at hand, null when it has none left. */
export function giveHint(context: Context, intent: string, before = ''): Decision | null {
  const { ask } = context;
  if (!ask || (ask.type !== 'numeric' && ask.type !== 'open')) return null;
  const given = progressOf(context.state, ask.id).hints.map(({ id }) => id);
  const left = ask.question.hints.filter(({ id }) => !given.includes(id));
  const hint = left.find(({ level }) => level === 'mild') ?? left[0];
  if (!hint) return null;
  const { id, level } = hint;
  const data = { hint_id: id, question_id: ask.id, level };
  return say(context, { act: 'hint', hint_id: id, level }, intent, [before, lineOf(context, `hints.${id}`)], {
    consequences: [newEvent(context, { kind: 'hint_given', data })],
  });
}

/** Which pool answers which conduct: each has its own. */
export const conductPools: Readonly<Record<Conduct, PoolName>> = {
  injection: 'injection',
  begging: 'begging',
  hostile: 'hostile',
  off_case: 'off_case',
  language: 'language',
  gibberish: 'gibberish',
};

export const isConduct = (intent: string): intent is Conduct => intent in conductPools;
