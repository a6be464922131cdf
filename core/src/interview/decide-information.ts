import type { CaseSource } from '../case/schema.ts';
import { lineOf, newEvent, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';
import type { Reading } from './intent.ts';
import { answerFromPage, factLine } from './on-the-page.ts';
import { matchFacts } from './topics.ts';

type Fact = CaseSource['facts'][number];

/** What is asked for is answered with facts of the case and nothing else; null when the turn asks for nothing. */
export function answerQuestion(context: Context, reading: Reading): Decision | null {
  switch (reading.intent) {
    case 'ask_fact':
      return answerFacts(context, 'ask_fact', factsOf(context, reading.facts));
    case 'ask_fact_unclear':
      return askWhich(context, factsOf(context, reading.facts));
    case 'ask_data_broad':
      return answerBroad(context, reading.facts);
    case 'ask_unknown':
      return answerUnknown(context);
    case 'ask_definition':
      return define(context, reading.index);
    case 'ask_reading':
      return readExhibit(context, reading.exhibitId);
    case 'recap_wrong':
      return correctRecap(context, reading.index);
    default:
      return null;
  }
}

/** Facts are given as they stand, again as often as they are asked for. */
export function answerFacts(context: Context, intent: string, facts: readonly Fact[]): Decision {
  const [first, ...rest] = facts;
  if (!first) return answerUnknown(context);
  const revealed = facts
    .filter(({ id }) => !context.state.facts.includes(id))
    .map(({ id, reveals }) =>
      newEvent(context, { kind: 'fact_revealed', data: { fact_id: id, inputs: reveals } }),
    );
  const directive = { act: 'answer_fact' as const, fact_ids: [first.id, ...rest.map(({ id }) => id)] };
  const lines = facts.map((fact) => factLine(context, fact));
  return say(context, directive, intent, lines, { consequences: revealed });
}

function askWhich(context: Context, facts: readonly Fact[]): Decision {
  const topics = facts.map(({ topic }) => topic);
  const options = topics.join(' or ');
  return say(context, { act: 'clarify', options: topics }, 'ask_fact', word(context, 'clarify', { options }));
}

/**
 * A broad request gets "what exactly, and why?" once; asked again it gets the whole group, never drip by drip. Without
 * groups it gets what the words named.
 */
function answerBroad(context: Context, named: readonly string[]): Decision {
  const onPage = named.length === 0 ? answerFromPage(context, 'ask_data_broad') : null;
  if (onPage) return onPage;
  const topic = context.turn?.text ?? '';
  if ((context.state.acts.ask_purpose ?? 0) === 0)
    return say(context, { act: 'ask_purpose', topic }, 'ask_data_broad', word(context, 'ask_purpose'));
  const groups = new Set(factsOf(context, named).map(({ group }) => group));
  const group = context.case.source.facts.filter(
    (fact) => fact.group !== undefined && groups.has(fact.group),
  );
  const facts = group.length > 0 ? group : factsOf(context, named);
  if (facts.length > 0) return answerFacts(context, 'ask_data_broad', facts);
  return answerUnknown(context);
}

/** A first miss may be ours, so it is asked about; only the second says that there is nothing. */
export function answerUnknown(context: Context): Decision {
  const onPage = answerFromPage(context, 'ask_unknown');
  if (onPage) return onPage;
  const topic = context.turn?.text ?? '';
  if (context.state.missesInRow === 0)
    return say(context, { act: 'ask_precision' }, 'ask_unknown', word(context, 'ask_precision'));
  return say(context, { act: 'no_data', topic }, 'ask_unknown', word(context, 'no_data'));
}

function define(context: Context, index: number): Decision {
  const topic = context.case.source.prompt.definitions[index]?.topic ?? '';
  const line = lineOf(context, `prompt.definitions.${index}.say`);
  return say(context, { act: 'define', topic }, 'ask_definition', line);
}

function readExhibit(context: Context, exhibitId: string): Decision {
  const line = lineOf(context, `exhibits.${exhibitId}.reading`);
  return say(context, { act: 'define', topic: exhibitId }, 'ask_reading', line);
}

function correctRecap(context: Context, index: number): Decision {
  const topic = context.case.source.prompt.recap_checks[index]?.topic ?? '';
  const line = lineOf(context, `prompt.recap_checks.${index}.say`);
  return say(context, { act: 'correct_recap', topic }, 'recap', line);
}

/** The answer to "did you mean A or B?": one of the two, or whatever was said instead. */
export function answerWhich(context: Context, options: readonly string[], text: string): Decision | null {
  const offered = context.case.source.facts.filter(({ topic }) => options.includes(topic));
  const lower = text.toLowerCase();
  const chosen = /\b(?:both|either)\b/.test(lower)
    ? offered
    : /\b(?:first|former)\b/.test(lower)
      ? offered.slice(0, 1)
      : /\b(?:second|latter|last)\b/.test(lower)
        ? offered.slice(1, 2)
        : [];
  if (chosen.length > 0) return answerFacts(context, 'ask_fact', chosen);
  const match = matchFacts(context.case, text);
  if (match.type === 'sure') return answerFacts(context, 'ask_fact', match.facts);
  // A bare yes to a choice of two names neither; the first of them is what was matched best.
  return /^(?:yes|yeah|right|exactly|correct)\b/.test(lower)
    ? answerFacts(context, 'ask_fact', offered.slice(0, 1))
    : null;
}

const factsOf = (context: Context, ids: readonly string[]): Fact[] =>
  context.case.source.facts.filter(({ id }) => ids.includes(id));
