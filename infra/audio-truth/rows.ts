import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { LocalFault } from '../local/fault.ts';
import { profileNames } from './profiles.ts';
import { contenders } from './seat.ts';

const setting = {
  contender: z.enum(contenders),
  profile: z.enum(profileNames),
  sessions: z.number().int().min(1),
  seed: z.number().int(),
};

export const voiceRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('turn'),
    ...setting,
    seat: z.string(),
    line: z.string(),
    /** What the framework's local end-of-turn model makes of the line: the wait for an unfinished one is a choice. */
    sounds: z.enum(['finished', 'unfinished']),
    /** It was said over the interviewer's words. */
    over: z.boolean(),
    /** First loud frame of the reply minus the departure of the last speech sample; null: no reply in time. */
    gapMs: z.number().nullable(),
    /** The interviewer was heard before the candidate had ended. */
    cutIn: z.boolean(),
    /** What the providers that were asked took: recogniser, model, voice. */
    injectedMs: z.number(),
    byModel: z.boolean(),
    act: z.string().nullable(),
    phase: z.string().nullable(),
  }),
  z.object({ kind: z.literal('barge-in'), ...setting, seat: z.string(), stopMs: z.number().nullable() }),
  z.object({
    kind: z.literal('greeting'),
    ...setting,
    seat: z.string(),
    greetingMs: z.number().nullable(),
    joinMs: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('memory'),
    ...setting,
    pssMib: z.number(),
    rssMib: z.number(),
    processes: z.number(),
  }),
  z.object({ kind: z.literal('transport'), ...setting, roundTripMs: z.number() }),
  z.object({ kind: z.literal('rig'), ...setting, stallMs: z.number() }),
]);
export type VoiceRow = z.infer<typeof voiceRow>;
export type RowOf<K extends VoiceRow['kind']> = Extract<VoiceRow, { kind: K }>;
export type Setting = Pick<VoiceRow, keyof typeof setting>;

/** Appends a row to a file of JSON lines, so that a run that is cut short keeps what it has. */
export function rowWriter<Row>(file: string): (row: Row) => void {
  mkdirSync(dirname(file), { recursive: true });
  return (row) => appendFileSync(file, `${JSON.stringify(row)}\n`);
}

/** A name of its own for each run, so that the parts of a long one lie side by side in one folder. */
export const rowFile = (folder: string, bench: string): string =>
  join(folder, `${bench}-${new Date().toISOString().replace(/[:.]/g, '-')}.jsonl`);

/** The rows of files, and of every file of the folders named; a line that is no such row names its place. */
export function readRows<Schema extends z.ZodType>(
  schema: Schema,
  bench: string,
  places: readonly string[],
): z.output<Schema>[] {
  return places.flatMap(filesOf(bench)).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.trim() === '' ? [] : [parseRow(schema, line, `${file}:${index + 1}`)])),
  );
}

const filesOf =
  (bench: string) =>
  (place: string): string[] => {
    const stat = statSync(place, { throwIfNoEntry: false });
    if (!stat)
      throw new LocalFault(`There are no rows at ${place}.`, 'Name a file or folder that --rows wrote.');
    if (!stat.isDirectory()) return [place];
    const names = readdirSync(place).filter(
      (name) => name.startsWith(`${bench}-`) && name.endsWith('.jsonl'),
    );
    return names.toSorted().map((name) => join(place, name));
  };

function parseRow<Schema extends z.ZodType>(schema: Schema, line: string, where: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(line));
  } catch (error) {
    throw new LocalFault(`${where} is no row of this bench.`, 'Remove the line or run the bench again.', {
      cause: error,
    });
  }
}
