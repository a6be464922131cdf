import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Judge, judgeFrom } from '@caseroom/api/features/evaluation/judge';
import { runEvaluation } from '@caseroom/api/features/evaluation/run-evaluation';
import type { CompiledCase } from '@caseroom/core/case/schema';
import { type Mode, modes } from '@caseroom/core/log/event';
import { logFromTurns } from '@caseroom/core/scoring/from-turns';
import { evaluatorVersion } from '@caseroom/core/scoring/report';
import { rubricVersion } from '@caseroom/core/scoring/rubric';
import { deliveryOfTurns } from '@caseroom/core/scoring/turns/delivery-of-turns';
import { type GivenTurn, readGivenTurns } from '@caseroom/core/scoring/turns/given-turn';
import { type Report, report as reportSchema } from '@caseroom/core/wire/report';
import { findCases } from './case-files.ts';
import { loadCase } from './case-preview.ts';
import { CommandError } from './command-error.ts';
import { reportInWords } from './report-in-words.ts';

const usage =
  'npm run -s evaluate -- --case PATH --turns FILE.json [--mode MODE] [--seed N] [--json] scores a transcript; FILE.json is a list of {"t_ms", "role", "text", "words"?}';

/** Scores a transcript that comes from anywhere, by the same steps as an interview of ours. */
export async function run(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const compiled = await caseAt(options.case, options.seed);
  const turns = await turnsAt(options.turns);
  const report = await evaluateTurns(compiled, turns, judgeFrom(judgeKeys()), options.mode);
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : reportInWords(report));
  return 0;
}

/** The same case and turns always get the same ids, so that two runs can be laid side by side. */
export async function evaluateTurns(
  compiled: CompiledCase,
  turns: readonly GivenTurn[],
  judge: Judge | null,
  mode?: Mode,
): Promise<Report> {
  const hash = sha256(JSON.stringify([compiled.case_hash, turns]));
  const session_id = idFrom(`${hash} session`);
  let count = 0;
  const newId = () => idFrom(`${hash} ${++count}`);
  const events = logFromTurns(compiled, turns, {
    sessionId: session_id,
    newId,
    ...(mode ? { mode } : {}),
  });
  const identity = {
    session_id,
    evaluation_id: idFrom(`${hash} ${rubricVersion} ${evaluatorVersion} ${judge?.name ?? 'rules'}`),
    rubric_version: rubricVersion,
    evaluator_version: evaluatorVersion,
    head_seq: events.length,
    created_at: new Date().toISOString(),
    door: 'transcript',
  };
  const recording = { available: false, why: 'A transcript has no sound to replay.', segments: [] };
  const report = await judged({ compiled, events, identity, recording }, judge);
  return reportSchema.parse({ ...report, delivery: deliveryOfTurns(report.delivery, turns) });
}

async function judged(input: Parameters<typeof runEvaluation>[0], judge: Judge | null): Promise<Report> {
  const steps = {
    find: async () => undefined,
    store: async (_: string, result: object) => result,
    mark: async () => undefined,
  };
  const { signal } = new AbortController();
  try {
    return await runEvaluation(input, { judge, steps, signal, book: async () => undefined });
  } catch (error) {
    if (!judge) throw error;
    const why = error instanceof Error ? error.message : 'it gave no reason';
    throw new CommandError(
      `the judge ${judge.name} gave no judgement that can be used: ${why.split('\n')[0]}`,
    );
  }
}

type Options = {
  case: string;
  turns: string;
  mode: Mode | undefined;
  seed: number | null;
  json: boolean;
  help: boolean;
};

function readOptions(args: string[]): Options {
  const given = parsed(args);
  if (given.help) return { case: '', turns: '', mode: undefined, seed: null, json: false, help: true };
  if (given.case === undefined) throw new CommandError(`which case? ${usage}`);
  if (given.turns === undefined) throw new CommandError(`which turns? ${usage}`);
  const seed = given.seed === undefined ? null : Number(given.seed);
  if (seed !== null && !Number.isInteger(seed)) throw new CommandError('--seed should be a whole number');
  const mode = modes.find((one) => one === given.mode);
  if (given.mode !== undefined && !mode)
    throw new CommandError(`--mode should be one of ${modes.join(', ')}`);
  return { case: given.case, turns: given.turns, mode, seed, json: given.json, help: false };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        case: { type: 'string' },
        turns: { type: 'string' },
        mode: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message.split('.')[0] : 'the call'}; ${usage}`);
  }
}

async function caseAt(path: string, seed: number | null): Promise<CompiledCase> {
  const files = await findCases(path);
  const [file] = files;
  if (files.length !== 1 || file === undefined)
    throw new CommandError(`${path} holds ${files.length} cases; name one of them`);
  return loadCase(file, seed);
}

async function turnsAt(file: string): Promise<GivenTurn[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(
      error.code === 'ENOENT' ? `there is no file at ${file}` : `${file} could not be read`,
    );
  });
  const read = readGivenTurns(parseJson(text, file));
  if (!read.ok) throw new CommandError(`${file}: ${read.problem}`);
  return read.turns;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(
      `${file} is not JSON; a transcript is a list of {"t_ms", "role", "text", "words"?}`,
    );
  }
}

/** Blank in the environment means not given. */
export function judgeKeys(): Parameters<typeof judgeFrom>[0] {
  const key = (name: string) => process.env[name]?.trim() || undefined;
  return {
    JUDGE_MODEL: key('JUDGE_MODEL'),
    OPENAI_MODEL: key('OPENAI_MODEL'),
    OPENAI_API_KEY: key('OPENAI_API_KEY'),
    OPENAI_BASE_URL: key('OPENAI_BASE_URL'),
    ANTHROPIC_API_KEY: key('ANTHROPIC_API_KEY'),
    ANTHROPIC_BASE_URL: key('ANTHROPIC_BASE_URL'),
  };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A UUID of version 8, which is made from a hash in a way of one's own. */
function idFrom(text: string): string {
  const hex = sha256(text);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

async function main(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    // What people can mend is said in a sentence; a fault of ours keeps its stack.
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
