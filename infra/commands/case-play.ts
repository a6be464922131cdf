import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { playScript } from '@caseroom/agent/interviewer/text-session';
import type { CompiledCase } from '@caseroom/core/case/schema';
import { doors, modes, settings, type LogEvent } from '@caseroom/core/log/event';
import { z } from 'zod';
import { findCases } from './case-files.ts';
import { loadCase } from './case-preview.ts';
import { CommandError } from './command-error.ts';
import { playInTerminal } from './terminal-session.ts';

const script = z.array(z.object({ t_ms: z.number().int().nonnegative(), text: z.string().trim().min(1) }));

/**
 * Sits a case: in the terminal by typing, or from a script of lines in virtual time. `--json` prints the whole log,
 * otherwise the conversation is printed.
 */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      script: { type: 'string' },
      json: { type: 'boolean', default: false },
      mode: { type: 'string' },
      setting: { type: 'string', default: 'practice' },
      seed: { type: 'string' },
      door: { type: 'string' },
    },
  });
  const [path] = positionals;
  if (path === undefined) throw new CommandError('which case? Name its folder or its case.yaml');
  const [file] = await findCases(path);
  const seed = values.seed === undefined ? null : Number(values.seed);
  if (seed !== null && !Number.isInteger(seed)) throw new CommandError('--seed should be a whole number');
  const compiled = await loadCase(file ?? path, seed);
  const options = {
    case: compiled,
    mode: chosenMode(compiled, values.mode),
    setting: oneOf('--setting', settings, values.setting),
    door: oneOf('--door', doors, values.door ?? (values.script === undefined ? 'type' : 'talk')),
    seed: compiled.seed,
  };
  if (values.script === undefined) return playInTerminal(options, values.json);
  const events = await playScript(options, await readScript(values.script));
  process.stdout.write(values.json ? `${JSON.stringify(events, null, 2)}\n` : conversationOf(events));
  return 0;
}

function chosenMode(compiled: CompiledCase, wanted: string | undefined) {
  const own = compiled.source.modes;
  if (wanted === undefined) return own[0] ?? 'interviewer-led';
  const mode = oneOf('--mode', modes, wanted);
  if (own.includes(mode)) return mode;
  throw new CommandError(
    `"${compiled.source.title}" cannot be sat ${mode}; it can be sat ${own.join(' or ')}`,
  );
}

function oneOf<T extends string>(option: string, known: readonly T[], wanted: string): T {
  const found = known.find((one) => one === wanted);
  if (found) return found;
  throw new CommandError(`${option} should be one of ${known.join(', ')}`);
}

async function readScript(file: string) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandError(`there is no script at ${file}`);
  });
  const parsed = script.safeParse(parseJson(text, file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CommandError(
    `${file}: ${issue?.path.join('.') || 'the script'}: ${issue?.message}; a script is a list of {"t_ms": 0, "text": "..."}`,
  );
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(
      `${file} is no JSON: ${error instanceof Error ? error.message : 'it could not be read'}`,
    );
  }
}

/** The lines as they were spoken, with their times. */
function conversationOf(events: readonly LogEvent[]): string {
  const lines = events.flatMap((event) => {
    if (event.kind === 'utterance_heard')
      return [`${clock(event.data.start_ms)}  you          ${event.data.text}`];
    if (event.kind === 'reply_said')
      return [
        `${clock(event.data.start_ms)}  interviewer  ${event.data.text}${event.data.interrupted ? ' -' : ''}`,
      ];
    return event.kind === 'exhibit_shown'
      ? [`${clock(event.occurred_ms)}  [exhibit ${event.data.exhibit_id}]`]
      : [];
  });
  return `${lines.join('\n')}\n`;
}

const clock = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0')}`;
