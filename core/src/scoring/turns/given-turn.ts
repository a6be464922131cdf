import { z } from 'zod';

/** A transcript that comes from anywhere: what was said by whom, in order, on one clock that starts at 0. */

const ms = z.number().nonnegative();
/** Longer than anybody speaks without being answered, and short enough to read at once. */
const longestText = 20_000;

const givenWord = z.object({
  text: z.string().trim().min(1),
  start_ms: ms,
  end_ms: ms,
  confidence: z.number().min(0).max(1).nullish(),
});

export const givenTurn = z.object({
  t_ms: ms,
  role: z.enum(['interviewer', 'candidate']),
  /** Blank: whoever had the word said nothing. */
  text: z.string().max(longestText),
  /** Times and, if known, the recogniser's confidence for each word; without them delivery cannot be measured. */
  words: z.array(givenWord).optional(),
});
export type GivenTurn = z.infer<typeof givenTurn>;

export type ReadTurns = { ok: true; turns: GivenTurn[] } | { ok: false; problem: string };

/** Takes a transcript apart; `problem` is one sentence that names the turn and the field. Turns count from 1. */
export function readGivenTurns(value: unknown): ReadTurns {
  if (!Array.isArray(value))
    return { ok: false, problem: `a transcript is a list of turns, like ${example}` };
  if (value.length === 0) return { ok: false, problem: 'the transcript holds no turns' };
  const turns: GivenTurn[] = [];
  for (const [index, one] of value.entries()) {
    const parsed = givenTurn.safeParse(one);
    if (!parsed.success) return { ok: false, problem: `turn ${index + 1}: ${wrongField(one, parsed.error)}` };
    const before = turns.at(-1);
    if (before && parsed.data.t_ms < before.t_ms)
      return { ok: false, problem: unsorted(index, parsed.data, before) };
    turns.push(parsed.data);
  }
  return { ok: true, turns };
}

const example = '[{"t_ms": 0, "role": "interviewer", "text": "Hello"}]';

const wanted: Readonly<Record<string, string>> = {
  t_ms: 'a number of milliseconds from 0 on',
  role: '"interviewer" or "candidate"',
  text: `a text of at most ${longestText} characters`,
  words: 'a list of words like {"text": "so", "start_ms": 0, "end_ms": 200, "confidence": 0.9}',
};

function wrongField(turn: unknown, error: z.ZodError): string {
  const [field] = error.issues[0]?.path ?? [];
  const name = String(field);
  const should = wanted[name];
  if (!should) return `it should be an object like ${example.slice(1, -1)}`;
  const has = typeof turn === 'object' && turn !== null && name in turn;
  return has ? `"${name}" should be ${should}` : `"${name}" is missing; it should be ${should}`;
}

const unsorted = (index: number, turn: GivenTurn, before: GivenTurn): string =>
  `turn ${index + 1}: "t_ms" is ${turn.t_ms}, which is before the ${before.t_ms} of turn ${index}; turns come in the order of time`;
