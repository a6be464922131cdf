import { z } from 'zod';
import { modes } from '../log/event.ts';

/**
 * A case as its author writes it (`case.yaml`). Texts may hold `{{name}}` or `{{name:style}}`, which stand for a value
 * of the model, spoken with its unit (styles: `figureStyles` in spoken-figure.ts), so that no figure is ever typed a second time.
 */

const slug = z.string().regex(/^[a-z][a-z0-9_-]*$/, 'use lower case letters, digits, - and _');
/** Inputs and formulas are named without a hyphen, which would read as a minus. */
const modelName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'use lower case letters, digits and _');
const expression = z.string().min(1);
const line = z.string().min(1);
/** Words or short phrases; any one of them in what a candidate says counts as naming the thing. */
const cues = z.array(z.string().min(2)).min(1);

export const caseKinds = [
  'profitability',
  'market-entry',
  'pricing',
  'growth',
  'operations',
  'market-sizing',
  'product-design',
  'product-metric',
  'product-strategy',
] as const;
export const difficulties = ['starter', 'standard', 'stretch'] as const;
export const dimensions = [
  'structure',
  'hypothesis',
  'math',
  'insight',
  'creativity',
  'synthesis',
  'communication',
  'leadership',
  'user_problem',
  'range',
  'criterion',
  'metrics',
  'trade_off',
] as const;
export type Dimension = (typeof dimensions)[number];

/** How a candidate may come to know an input. */
const known = z.enum(['prompt', 'asked', 'exhibit', 'assumed']);

const input = z.object({
  label: line,
  value: z.number(),
  /** Like `USD`, `cup/month`, `%`, `1`; products and quotients of plain names. */
  unit: line,
  known,
  /** With another seed the value is drawn from `min` to `max` in steps of `step`. Absent: it never varies. */
  vary: z.object({ min: z.number(), max: z.number(), step: z.number().positive() }).optional(),
  /** For `assumed` inputs of a market sizing: the band that a sensible assumption lies in. */
  band: z.tuple([z.number(), z.number()]).optional(),
});

const formula = z.object({ label: line, expr: expression, unit: line });

const fact = z.object({
  id: slug,
  /** What the fact is about, in a few words fit for "did you mean A or B?". */
  topic: line,
  asks: cues,
  say: line,
  reveals: z.array(modelName).default([]),
  /** A fact that promises an exhibit says this instead once the exhibit is on the candidate's page. */
  once_shown: z.object({ exhibit: slug, say: line }).optional(),
  /** Facts of one group are given together to a broad request that says why. */
  group: slug.optional(),
});

const series = z.object({
  label: line,
  values: z.array(expression).min(1),
  /** Where it differs from the exhibit's: a row of a table, an axis of a scatter. */
  unit: line.optional(),
});

const exhibit = z.object({
  id: slug,
  title: line,
  /** A scatter has two series, the first along the x axis and the second along the y axis; categories name the points. */
  kind: z.enum(['table', 'bar', 'stacked', 'line', 'scatter']),
  /** May begin with a scale, as in `million USD/year`; the figures are divided by it. */
  unit: line,
  /** Categories along the first axis, or row heads of a table. These and the labels of series may hold `{{name}}`. */
  categories: z.array(line).min(1),
  category_label: line,
  series: z.array(series).min(1),
  note: line.optional(),
  /** What the interviewer says when handing it over; names what it is, never what it shows. */
  handover: line,
  /** One plain sentence on how to read it (axes, units): free of charge when asked. */
  reading: line,
  /** Words with which a candidate who leads asks for it; without them it comes with its question only. */
  asks: z.array(z.string().min(2)).default([]),
});

const hint = z.object({ id: slug, level: z.enum(['mild', 'plain']), say: line });
const probe = z.object({
  id: slug,
  say: line,
  /** Asked only while none of these has been said. */
  unless: z.array(z.string()).default([]),
});
const pushback = z.object({ id: slug, say: line, resolved_by: cues });

const wrongTurn = z.object({
  id: slug,
  expr: expression,
  kind: z.enum(['misread_exhibit', 'wrong_base', 'unit_slip', 'zero_slip', 'arithmetic']),
  /** What went wrong, for the report. */
  explain: line,
});

const numericQuestion = z.object({
  type: z.literal('numeric'),
  id: slug,
  ask: line,
  exhibit: slug.optional(),
  answer: modelName,
  /** Share of the exact value, e.g. 0.02. */
  tolerance: z.number().positive().max(0.5).default(0.02),
  /** A figure which the answer must be on the right side of, e.g. break-even. */
  decision: z.object({ threshold: expression }).optional(),
  /** Market sizing: judged on the candidate's own assumptions within this band. */
  band: z.tuple([z.number(), z.number()]).optional(),
  wrong_turns: z.array(wrongTurn).default([]),
  hints: z.array(hint).min(2),
  /** The way to the answer in one or two spoken sentences, for the report and for giving the result. */
  solution: line,
  /** Open follow-up ("so what does that tell you?") with the insight that it is after. */
  so_what: z.object({ ask: line, insight: slug }).optional(),
});

const openQuestion = z.object({
  type: z.literal('open'),
  id: slug,
  ask: line,
  exhibit: slug.optional(),
  probes: z.array(probe).default([]),
  hints: z.array(hint).default([]),
  pushbacks: z.array(pushback).default([]),
  /** Ids of key lines (insights, drivers, risks, ideas) that an answer may reach. */
  reaches: z.array(slug).default([]),
});

const question = z.discriminatedUnion('type', [numericQuestion, openQuestion]);

export const phaseKinds = [
  'greeting',
  'prompt',
  'clarify',
  'structure',
  'analysis',
  'brainstorm',
  'recommendation',
  'goodbye',
] as const;
export type PhaseKind = (typeof phaseKinds)[number];

const finishedMs = z.number().int().min(200).max(3_000);
/**
 * How long after the last word a turn is over, in milliseconds: `whole_ms` where the words make a whole sentence (left
 * out: `sure_ms`), `sure_ms` where they only sound finished, `unsure_ms` where they do not.
 */
const endOfTurn = z
  .object({
    whole_ms: finishedMs.optional(),
    sure_ms: finishedMs,
    unsure_ms: z.number().int().min(500).max(8_000),
  })
  .refine(({ sure_ms, unsure_ms }) => sure_ms <= unsure_ms, 'sure_ms is longer than unsure_ms')
  .refine(({ whole_ms = 0, sure_ms }) => whole_ms <= sure_ms, 'whole_ms is longer than sure_ms');
export type EndOfTurn = z.infer<typeof endOfTurn>;

const phase = z.object({
  id: slug,
  kind: z.enum(phaseKinds),
  title: line,
  minutes: z.number().positive(),
  goal: line,
  /** Spoken when the phase opens, before its first question. */
  opening: line.optional(),
  questions: z.array(question).default([]),
  /** How its turns are waited for; left out: as the phase's kind and what was asked call for. */
  patience: z.union([z.enum(['brisk', 'patient', 'unhurried']), endOfTurn]).optional(),
  /** Dropped first when time is short. */
  optional: z.boolean().default(false),
});

/** Something a good answer may contain; hidden until the candidate has said it. */
const keyLine = z.object({
  id: slug,
  say: line,
  cues,
  /** Drivers only: whether missing it changes the answer. */
  changes_answer: z.boolean().default(false),
});

const firstCut = z.object({ id: slug, name: line, branches: z.array(z.object({ name: line, cues })).min(2) });

export const caseSource = z.object({
  id: slug,
  version: z.number().int().positive(),
  title: line,
  kind: z.enum(caseKinds),
  industry: line,
  difficulty: z.enum(difficulties),
  minutes: z.number().positive(),
  modes: z.array(z.enum(modes)).min(1),
  locale: z.string().default('en'),
  trains: z.array(line).min(1),
  /** For the library's card; says nothing of the answer. */
  summary: line,
  /** Proper names and terms for the recogniser. */
  keyterms: z.array(line).default([]),
  prompt: z.object({
    say: line,
    objective: line,
    /** Wrong recaps to be put right at once: what the candidate may say, and the correction. */
    recap_checks: z.array(z.object({ topic: line, wrong: cues, say: line })).default([]),
    definitions: z.array(z.object({ topic: line, asks: cues, say: line })).default([]),
  }),
  model: z.object({
    seed: z.number().int().default(1),
    inputs: z.record(modelName, input),
    formulas: z.record(modelName, formula),
    /** Expressions that must hold for any seed, e.g. `margin < 0.4`; a draw that breaks one is drawn again. */
    constraints: z.array(expression).default([]),
  }),
  facts: z.array(fact).default([]),
  exhibits: z.array(exhibit).default([]),
  phases: z.array(phase).min(3),
  /** What the three words mean in this case. */
  patience: z
    .object({ brisk: endOfTurn.optional(), patient: endOfTurn.optional(), unhurried: endOfTurn.optional() })
    .optional(),
  curveballs: z.array(z.object({ id: slug, phase: slug, say: line })).default([]),
  key: z.object({
    drivers: z.array(keyLine).min(1),
    first_cuts: z.array(firstCut).min(3),
    insights: z.array(keyLine).min(1),
    ideas: z.array(keyLine).default([]),
    risks: z.array(keyLine).min(1),
    recommendation: keyLine,
    model_answer: line,
  }),
  rubric: z.object({ weights: z.partialRecord(z.enum(dimensions), z.number().positive()) }),
});
export type CaseSource = z.infer<typeof caseSource>;
export type Question = z.infer<typeof question>;
export type NumericQuestion = z.infer<typeof numericQuestion>;
export type OpenQuestion = z.infer<typeof openQuestion>;
export type CasePhase = z.infer<typeof phase>;
export type KeyLine = z.infer<typeof keyLine>;

/** An exhibit with its figures worked out, fit for the page. */
export const exhibitView = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['table', 'bar', 'stacked', 'line', 'scatter']),
  unit: z.string(),
  categories: z.array(z.string()),
  category_label: z.string(),
  series: z.array(
    z.object({
      label: z.string(),
      values: z.array(z.number()),
      /** Only where it differs from the exhibit's. */
      unit: z.string().optional(),
    }),
  ),
  note: z.string().nullable(),
});
export type ExhibitView = z.infer<typeof exhibitView>;

/**
 * A case with its seed drawn, formulas evaluated and texts filled in: what a session pins. `values` holds every
 * input and formula by name. `case_hash` is the SHA-256 of the source text and the seed, given by the caller.
 */
export const compiledCase = z.object({
  source: caseSource,
  seed: z.number().int(),
  case_hash: z.string(),
  values: z.record(z.string(), z.object({ value: z.number(), unit: z.string(), label: z.string() })),
  exhibits: z.array(exhibitView),
  /** Author's spoken texts with figures filled in, by path, e.g. `facts.rent.say`; `source` keeps the templates. */
  lines: z.record(z.string(), z.string()),
});
export type CompiledCase = z.infer<typeof compiledCase>;
