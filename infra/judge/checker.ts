import type { CompiledCase, KeyLine } from '@caseroom/core/case/schema';
import { pools } from '@caseroom/core/interview/wording-pools';
import type { Directive, LogEvent } from '@caseroom/core/log/event';
import { saidNumbers } from './said-numbers.ts';
import { caseWords, plainStems, stems } from './word-stems.ts';

/** Something that the interviewer said and that was not the interviewer's to say. */
export type Breach = {
  kind: 'invention' | 'leak' | 'not_due';
  /** The figure, key line, fact or hint. */
  what: string;
  reply: string;
  atMs: number;
};

/**
 * Reads a log beside its case and finds every figure, key line and fact that was voiced before it was due. It shares no
 * code with the guards, the policy or the number reader, and trusts no planned text: what a reply may hold follows from
 * the directive's ids and the case file.
 */
export function findBreaches(compiled: CompiledCase, events: readonly LogEvent[]): Breach[] {
  const open: Open = {
    texts: [introOf(compiled), phrases],
    heard: [],
    figures: [],
    facts: new Set(),
    acts: new Map(),
  };
  const breaches: Breach[] = [];
  for (const event of events) {
    take(compiled, open, event);
    if (event.kind !== 'reply_said' || event.data.text === '') continue;
    const due = open.acts.get(event.data.reply_id) ?? '';
    const found = checkReply(compiled, open, event.data.text, due);
    breaches.push(...found.map((one) => ({ ...one, reply: event.data.text, atMs: event.data.start_ms })));
  }
  return breaches;
}

/** What both have heard or seen so far. */
type Open = {
  texts: string[];
  heard: string[];
  figures: number[];
  facts: Set<string>;
  /** The case's own text that each reply's directive calls for, by the reply's id. */
  acts: Map<string, string>;
};

/** Standing phrases are the same in every case, so they tell of none. */
const phrases = Object.values(pools)
  .flat()
  .join(' ')
  .replace(/\{\w+\}/g, '');

const introOf = (compiled: CompiledCase): string =>
  [
    compiled.lines['prompt.say'],
    ...compiled.source.phases.map(({ id }) => compiled.lines[`phases.${id}.opening`]),
  ]
    .filter(Boolean)
    .join(' ');

function take(compiled: CompiledCase, open: Open, event: LogEvent): void {
  switch (event.kind) {
    case 'utterance_heard':
      open.heard.push(event.data.text);
      open.figures.push(...saidNumbers(event.data.text));
      break;
    case 'number_stated':
      open.figures.push(event.data.value);
      break;
    case 'fact_revealed':
      open.facts.add(event.data.fact_id);
      open.texts.push(compiled.lines[`facts.${event.data.fact_id}.say`] ?? '');
      break;
    case 'exhibit_shown':
      open.texts.push(exhibitText(compiled, event.data.exhibit_id));
      break;
    case 'turn_taken':
    case 'timer_fired': {
      const line = lineFor(compiled, event.data.directive);
      open.texts.push(line);
      break;
    }
    case 'reply_begun':
      open.acts.set(event.data.reply_id, lineFor(compiled, event.data.directive));
      break;
    default:
  }
}

/** The case's own words for a directive. */
function lineFor(compiled: CompiledCase, directive: Directive): string {
  const line = (key: string) => compiled.lines[key] ?? '';
  switch (directive.act) {
    case 'ask': {
      const id = directive.question_id;
      return id.endsWith('.so_what')
        ? line(`questions.${id}`)
        : `${line(`questions.${id}.ask`)} ${handovers(compiled, id)}`;
    }
    case 'answer_fact':
      return directive.fact_ids
        .map((id) => `${line(`facts.${id}.say`)} ${line(`facts.${id}.once_shown`)}`)
        .join(' ');
    case 'clarify':
      return directive.options.join(' ');
    case 'define':
      return [
        ...compiled.source.prompt.definitions.map(({ topic }, at) =>
          topic === directive.topic ? line(`prompt.definitions.${at}.say`) : '',
        ),
        line(`exhibits.${directive.topic}.reading`),
        line(`exhibits.${directive.topic}.title`),
      ].join(' ');
    case 'correct_recap':
      return compiled.source.prompt.recap_checks
        .map(({ topic }, at) => (topic === directive.topic ? line(`prompt.recap_checks.${at}.say`) : ''))
        .join(' ');
    case 'probe':
      return line(`probes.${directive.probe_id}`);
    case 'pushback':
      return line(`pushbacks.${directive.pushback_id}`);
    case 'hint':
      return line(`hints.${directive.hint_id}`);
    case 'curveball':
      return line(`curveballs.${directive.curveball_id}`);
    case 'read_back':
    case 'ask_unit':
      return String(directive.value);
    case 'give_result': {
      const question = compiled.source.phases
        .flatMap(({ questions }) => questions)
        .find(({ id }) => id === directive.question_id);
      const name = question?.type === 'numeric' ? question.answer : '';
      return `${compiled.values[name]?.value ?? ''} ${compiled.values[name]?.label ?? ''}`;
    }
    case 'show_exhibit':
      return handover(compiled, directive.exhibit_id);
    case 'redirect':
      return directive.topic;
    case 'grant_thinking':
      return `${directive.granted_ms / 1000} ${directive.granted_ms / 60_000}`;
    default:
      return '';
  }
}

const handover = (compiled: CompiledCase, id: string): string =>
  compiled.lines[`exhibits.${id}.handover`] ?? '';
const handovers = (compiled: CompiledCase, questionId: string): string =>
  compiled.source.phases
    .flatMap(({ questions }) => questions)
    .flatMap(({ id, exhibit }) => (id === questionId && exhibit ? [handover(compiled, exhibit)] : []))
    .join(' ');

function exhibitText(compiled: CompiledCase, id: string): string {
  const shown = compiled.exhibits.find((exhibit) => exhibit.id === id);
  if (!shown) return '';
  const { title, unit, categories, series, note } = shown;
  const lines = series.flatMap(({ label, values }) => [label, ...values.map(String)]);
  return [title, unit, ...categories, ...lines, note ?? ''].join(' ; ');
}

type Found = Pick<Breach, 'kind' | 'what'>;

function checkReply(compiled: CompiledCase, open: Open, text: string, due: string): Found[] {
  return [
    ...inventions(open, text, due),
    ...leaks(compiled, open, text, due),
    ...linesNotDue(compiled, open, text, due),
  ];
}

/** A figure may be said rounded to what a listener keeps, and "one thing" or "two minutes" are no figures of a case. */
function inventions(open: Open, text: string, due: string): Found[] {
  const known = [...open.figures, ...[...open.texts, due].flatMap(saidNumbers)];
  return saidNumbers(text)
    .filter((value) => !(Number.isInteger(value) && value <= 3))
    .filter((value) => !known.some((one) => Math.abs(one - value) <= 0.0101 * Math.abs(one)))
    .map((value) => ({ kind: 'invention', what: String(value) }));
}

/** This share of the words that would be news gives a line away. */
const givingShare = 0.5;

function leaks(compiled: CompiledCase, open: Open, text: string, due: string): Found[] {
  const { insights, ideas, risks, recommendation } = compiled.source.key;
  const heard = stems(open.heard.join(' '));
  const common = new Set([...heard, ...stems([...open.texts, due].join(' ')), ...caseWords(compiled)]);
  const said = stems(text);
  return [...insights, ...ideas, ...risks, recommendation]
    .filter((line) => !isSaid(line, open.heard))
    .filter(
      (line) => givesAway(line, said, common) || namesCue(line, text, [...open.texts, due, ...open.heard]),
    )
    .map(({ id }) => ({ kind: 'leak', what: id }));
}

function givesAway(line: KeyLine, said: ReadonlySet<string>, common: ReadonlySet<string>): boolean {
  const news = [...stems(line.say)].filter((stem) => !common.has(stem));
  const given = news.filter((stem) => said.has(stem)).length;
  return given >= 2 && given / news.length >= givingShare;
}

const isSaid = ({ cues }: KeyLine, heard: readonly string[]): boolean =>
  heard.some((text) => {
    const words = new Set(inflected(text).split(' '));
    return cues.some((cue) =>
      inflected(cue)
        .split(' ')
        .every((word) => words.has(word)),
    );
  });

/** Words cut so short that "working" and "work" are one. */
const inflected = (text: string): string =>
  (text.toLowerCase().match(/[a-z']+/g) ?? []).map((word) => word.slice(0, 4)).join(' ');

/** A cue said word for word that stands in nothing that was open; cues of plain words alone name nothing. */
function namesCue({ cues }: KeyLine, text: string, open: readonly string[]): boolean {
  const all = open.join(' ').toLowerCase();
  const lower = text.toLowerCase();
  return cues.some((cue) => {
    const small = cue.toLowerCase();
    const telling = [...stems(cue)].some((stem) => !plainStems.has(stem));
    return (
      telling && small.length >= 5 && beginsIn(lower, small) && !inflected(all).includes(inflected(small))
    );
  });
}

/** Cues stand for the beginnings of words. */
const beginsIn = (text: string, cue: string): boolean =>
  new RegExp(`(?<![a-z])${cue.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).test(text);

/** Facts, hints, solutions and the model answer, by what they are called in the case's lines. */
const guarded =
  /^(?:facts\.(.+)\.say|hints\..+|questions\..+\.solution|probes\..+|pushbacks\..+|curveballs\..+|key\.model_answer)$/;

/** The words of a fact that nobody asked for, of a hint that was not decided, of the way to a result. */
function linesNotDue(compiled: CompiledCase, open: Open, text: string, due: string): Found[] {
  const common = new Set([...stems([...open.texts, ...open.heard, due].join(' ')), ...caseWords(compiled)]);
  const said = stems(text);
  const hidden = Object.entries(compiled.lines).filter(([key]) => guarded.test(key));
  return hidden.flatMap(([key, line]) => {
    const isGiven = line.split(/(?<=[.!?])\s+/).some((sentence) => isSpoken(sentence, said, common));
    return isGiven ? [{ kind: 'not_due' as const, what: key }] : [];
  });
}

function isSpoken(sentence: string, said: ReadonlySet<string>, common: ReadonlySet<string>): boolean {
  const news = [...stems(sentence)].filter((stem) => !common.has(stem));
  const given = news.filter((stem) => said.has(stem)).length;
  return given >= 2 && given / news.length >= 0.6;
}
