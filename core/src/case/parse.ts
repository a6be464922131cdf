import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { CasePath } from './fault.ts';
import { caseSource, type CaseSource } from './schema.ts';

/** `line` and `column` count from 1. `path` is written as in `model.formulas.profit.expr`. */
export type CaseProblem = { line: number; column: number; path: string; message: string };
/** Finds the place of a part of the case in its text; of the nearest part around it where it is absent. */
export type Locate = (path: CasePath) => { line: number; column: number };
export type ParsedCase =
  | { ok: true; source: CaseSource; locate: Locate }
  | { ok: false; problems: CaseProblem[] };

/** Reads the text of a `case.yaml`. Every problem names its line and what to do. */
export function parseCase(yamlText: string): ParsedCase {
  const counter = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) return { ok: false, problems: yamlProblems(document, counter) };
  const locate: Locate = (path) => position(document, counter, path);
  const raw = readPlain(document);
  if (raw === undefined)
    return {
      ok: false,
      problems: [
        problem(
          locate,
          [],
          'the file refers to an alias (*name) that is not there, or to too many; write the part out',
        ),
      ],
    };
  const parsed = caseSource.safeParse(raw);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => issueProblems(issue, locate))),
    ...(parsed.success ? unknownKeys(raw, parsed.data, []).map((path) => unknownKey(locate, path)) : []),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, source: parsed.data, locate };
}

export const formatPath = (path: CasePath): string => path.join('.') || 'the case';

function yamlProblems(document: Document, counter: LineCounter): CaseProblem[] {
  return document.errors.map(({ pos, message }) => {
    const { line, col } = counter.linePos(pos[0]);
    return { line, column: col, path: '', message: `this is no valid YAML: ${message}` };
  });
}

/** An alias that refers to itself many times over could blow up a small file; yaml refuses it by throwing. */
function readPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  } catch {
    return undefined;
  }
}

function position(
  document: Document,
  counter: LineCounter,
  path: CasePath,
): { line: number; column: number } {
  for (let length = path.length; length > 0; length -= 1) {
    const start = startOf(document, path.slice(0, length));
    if (start === undefined) continue;
    const { line, col } = counter.linePos(start);
    return { line, column: col };
  }
  return { line: 1, column: 1 };
}

/** Where the key of a map's entry begins, or the item of a list. */
function startOf(document: Document, path: CasePath): number | undefined {
  const last = path.at(-1);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
    if (pair && isScalar(pair.key)) return pair.key.range?.[0];
  }
  const node = document.getIn(path, true);
  return hasRange(node) ? node.range?.[0] : undefined;
}

function hasRange(node: unknown): node is { range?: [number, number, number] | null } {
  return typeof node === 'object' && node !== null && 'range' in node;
}

function issueProblems(issue: z.core.$ZodIssue, locate: Locate): CaseProblem[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  return [problem(locate, path, plainMessage(issue))];
}

function plainMessage(issue: z.core.$ZodIssue): string {
  const name = String(issue.path.at(-1) ?? 'the case');
  if (issue.code === 'invalid_type' && issue.message.includes('received undefined'))
    return `"${name}" is missing; add it`;
  if (issue.code === 'invalid_type') return `"${name}" should be ${article(issue.expected)}`;
  if (issue.code === 'invalid_value') return `"${name}" should be one of: ${issue.values.join(', ')}`;
  if (issue.code === 'too_small' && issue.origin === 'string') return `"${name}" is empty; write something`;
  if (issue.code === 'too_small' && issue.origin === 'array')
    return `"${name}" should have at least ${issue.minimum}`;
  return `"${name}": ${issue.message}`;
}

const articles: Record<string, string> = {
  string: 'a text; put it in quotes if it looks like a number',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a group of named entries',
  record: 'a group of named entries',
  boolean: 'true or false',
};
const article = (expected: string) => articles[expected] ?? expected;

/** Keys that the schema does not know, and that would otherwise be dropped without a word: mostly typing errors. */
function unknownKeys(raw: unknown, known: unknown, path: CasePath): CasePath[] {
  if (Array.isArray(raw) && Array.isArray(known))
    return raw.flatMap((item, at) => unknownKeys(item, known[at], [...path, at]));
  if (!isRecord(raw) || !isRecord(known)) return [];
  return Object.entries(raw).flatMap(([key, value]) =>
    Object.hasOwn(known, key) ? unknownKeys(value, known[key], [...path, key]) : [[...path, key]],
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownKey(locate: Locate, path: CasePath): CaseProblem {
  const where = path.length > 1 ? ` in ${formatPath(path.slice(0, -1))}` : '';
  return problem(locate, path, `"${path.at(-1)}" is not known${where}; check the spelling or take it out`);
}

function problem(locate: Locate, path: CasePath, message: string): CaseProblem {
  return { ...locate(path), path: formatPath(path), message };
}
