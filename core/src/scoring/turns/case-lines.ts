import type { CasePhase, CompiledCase } from '../../case/schema.ts';
import { asksOf } from '../../interview/agenda.ts';
import { tokensOf } from '../../speech/cues.ts';

/** What an interviewer may have been saying, whatever the words: every line of the case that is ever spoken. */
export type CaseLine = {
  what: 'opening' | 'prompt' | 'ask' | 'handover' | 'fact' | 'hint' | 'free';
  /** Of the phase, the ask, the exhibit, the fact or the hint. */
  id: string;
  phase: CasePhase | null;
  /** Hints: the question that they help with, and how much. */
  questionId: string | null;
  level: 'mild' | 'plain';
};
export type LineMatch = { line: CaseLine; score: number };
export type LineFinder = (text: string) => LineMatch[];

/** How many sentences in a row may make up one line of a case. */
const longestRun = 4;
/** Below this, two texts share no more than any two about the same case. */
const leastScore = 0.2;

type Entry = { line: CaseLine; stems: ReadonlySet<string>; weight: number; trust: number };
/** What an answer is called says less of how it is asked for than the question itself. */
const labelTrust = 0.85;

/**
 * Finds which lines of the case a text says, the nearest first, by the words that they share; rare words weigh more.
 * A score is 1 for the very words and about a half for a fair paraphrase.
 */
export function lineFinder(compiled: CompiledCase): LineFinder {
  const lines = spokenLines(compiled).map(({ line, text, trust }) => ({ line, trust, stems: stemsOf(text) }));
  const weigh = weights(lines.map(({ stems }) => stems));
  const entries = lines.map((entry) => ({ ...entry, weight: total(entry.stems, weigh) }));
  return (text) => {
    const runs = runsOf(text).map((run) => ({ stems: run, weight: total(run, weigh) }));
    return entries
      .map((entry) => ({
        line: entry.line,
        score: Math.max(0, ...runs.map((run) => overlap(entry, run, weigh))),
      }))
      .filter(({ score }) => score >= leastScore)
      .sort((a, b) => b.score - a.score);
  };
}

function overlap(
  entry: Entry,
  run: Pick<Entry, 'stems' | 'weight'>,
  weigh: (stem: string) => number,
): number {
  const all = entry.weight + run.weight;
  if (all === 0) return 0;
  const shared = [...run.stems].filter((stem) => entry.stems.has(stem));
  // One word in common is chance, unless it is all that the line has.
  if (shared.length < Math.min(2, entry.stems.size)) return 0;
  return (entry.trust * 2 * shared.reduce((sum, stem) => sum + weigh(stem), 0)) / all;
}

/** Each sentence, and sentences that follow one another taken together. */
function runsOf(text: string): ReadonlySet<string>[] {
  const sentences = text.split(/(?<=[.!?:])\s+/).filter((one) => /\p{L}/u.test(one));
  const lengths = [...Array.from({ length: Math.min(longestRun, sentences.length) }, (_, at) => at + 1)];
  const runs = lengths.flatMap((length) =>
    sentences
      .slice(0, sentences.length - length + 1)
      .map((_, from) => sentences.slice(from, from + length).join(' ')),
  );
  return (sentences.length > longestRun ? [...runs, text] : runs).map(stemsOf);
}

const small = new Set(
  tokensOf(
    'a an the and or but if of to in on at for from by with about as into is are was were be been do does did have has had will would can could should may might i you he she it we they me him her us them my your his its our their this that these those there here what which who when where how not no yes so then than also just please ok well now up out over let say think know like want look thing something anything else other more get give take make need',
  ).map(({ stem }) => stem),
);

const stemsOf = (text: string): Set<string> =>
  new Set(
    tokensOf(text)
      .map(({ stem }) => stem)
      .filter((stem) => !small.has(stem)),
  );

function weights(lines: readonly ReadonlySet<string>[]): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const stems of lines) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + lines.length / (1 + (counts.get(stem) ?? 0)));
}

const total = (stems: ReadonlySet<string>, weigh: (stem: string) => number): number =>
  [...stems].reduce((sum, stem) => sum + weigh(stem), 0);

type Spoken = { line: CaseLine; text: string; trust: number };

function spokenLines(compiled: CompiledCase): Spoken[] {
  const { source, lines } = compiled;
  const spoken = (key: string, line: Pick<CaseLine, 'what' | 'id'> & Partial<CaseLine>): Spoken => ({
    line: { phase: null, questionId: null, level: 'mild', ...line },
    text: lines[key] ?? '',
    trust: 1,
  });
  const promptPhase = source.phases.find(({ kind }) => kind === 'prompt') ?? null;
  return [
    spoken('prompt.say', { what: 'prompt', id: 'prompt', phase: promptPhase }),
    ...source.prompt.recap_checks.map((_, at) =>
      spoken(`prompt.recap_checks.${at}.say`, { what: 'free', id: 'recap' }),
    ),
    ...source.prompt.definitions.map((_, at) =>
      spoken(`prompt.definitions.${at}.say`, { what: 'free', id: 'definition' }),
    ),
    ...source.facts.map(({ id }) => spoken(`facts.${id}.say`, { what: 'fact', id })),
    ...source.exhibits.flatMap(({ id }) => [
      spoken(`exhibits.${id}.handover`, { what: 'handover', id }),
      spoken(`exhibits.${id}.reading`, { what: 'free', id }),
    ]),
    ...source.phases.flatMap((phase) => [...phaseLines(phase, spoken), ...labelsIn(phase, compiled)]),
    ...source.curveballs.map(({ id }) => spoken(`curveballs.${id}`, { what: 'free', id })),
  ].filter(({ text }) => text !== '');
}

/** Another interviewer asks for "the profit of a Monday" in words of their own. */
function labelsIn(phase: CasePhase, { values }: CompiledCase): Spoken[] {
  return asksOf(phase).flatMap((ask) => {
    if (ask.type !== 'numeric') return [];
    const line = { what: 'ask' as const, id: ask.id, phase, questionId: null, level: 'mild' as const };
    return [{ line, text: values[ask.question.answer]?.label ?? '', trust: labelTrust }];
  });
}

function phaseLines(
  phase: CasePhase,
  spoken: (key: string, line: Pick<CaseLine, 'what' | 'id'> & Partial<CaseLine>) => Spoken,
): Spoken[] {
  const asks = asksOf(phase).flatMap((ask) => {
    if (ask.type === 'task') return [];
    const key = ask.type === 'so_what' ? `questions.${ask.question.id}.so_what` : `questions.${ask.id}.ask`;
    return [spoken(key, { what: 'ask', id: ask.id, phase })];
  });
  const help = phase.questions.flatMap((question) => [
    ...question.hints.map(({ id, level }) =>
      spoken(`hints.${id}`, { what: 'hint', id, level, questionId: question.id, phase }),
    ),
    ...(question.type === 'open'
      ? [
          ...question.probes.map(({ id }) => `probes.${id}`),
          ...question.pushbacks.map(({ id }) => `pushbacks.${id}`),
        ].map((key) => spoken(key, { what: 'free', id: key, phase }))
      : []),
  ]);
  return [spoken(`phases.${phase.id}.opening`, { what: 'opening', id: phase.id, phase }), ...asks, ...help];
}
