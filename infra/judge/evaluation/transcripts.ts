import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dimensions, type CompiledCase, type Dimension } from '@caseroom/core/case/schema';
import { modes, type Mode } from '@caseroom/core/log/event';
import { defectKinds } from '@caseroom/core/scoring/rules/placing';
import type { GivenTurn } from '@caseroom/core/scoring/turns/given-turn';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadCase } from '../../commands/case-preview.ts';
import { ROOT } from '../../local/root.ts';

/**
 * The calibration set: transcripts written by hand, one YAML file each, with the level that each dimension should get
 * by the anchors, the defects planted in a turn, and the decoys: what looks like such a defect and is none.
 */
export const parts = ['seen', 'unseen'] as const;
export type Part = (typeof parts)[number];

const kinds = z.array(z.enum(Object.keys(defectKinds) as [keyof typeof defectKinds])).default([]);
const level = z.number().int().min(1).max(5);
const transcriptSchema = z.strictObject({
  id: z.string(),
  case: z.string(),
  mode: z.enum(modes),
  voice: z.enum(['strong', 'usual', 'weak', 'rambling', 'terse', 'hesitant', 'second-language', 'bold']),
  /** What is meant by it, where that is not plain. */
  about: z.string().optional(),
  levels: z.partialRecord(z.enum(dimensions), level),
  turns: z.array(
    z.union([
      /** A line of the case, spoken by the interviewer. */
      z.strictObject({ line: z.string() }),
      z.strictObject({ interviewer: z.string() }),
      z.strictObject({ candidate: z.string(), defects: kinds, decoys: kinds }),
    ]),
  ),
});

export type Transcript = Omit<z.infer<typeof transcriptSchema>, 'turns'> & {
  part: Part;
  compiled: CompiledCase;
  mode: Mode;
  turns: GivenTurn[];
  /** Where what was planted stands, as the place of the turn in `turns`. */
  planted: { kind: keyof typeof defectKinds; at: number }[];
  decoys: { kind: keyof typeof defectKinds; at: number }[];
};
export type Levels = Partial<Record<Dimension, number>>;

const folder = join(ROOT, 'infra/judge/calibration');
/** 150 words a minute, and a breath between two turns. */
const msPerWord = 400;
const pauseMs = 800;

export async function readTranscripts(): Promise<Transcript[]> {
  const files = parts.flatMap((part) =>
    readdirSync(join(folder, part))
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => ({ part, file })),
  );
  const cases = new Map<string, Promise<CompiledCase>>();
  const caseOf = (id: string) => {
    const loading = cases.get(id) ?? loadCase(join(ROOT, 'cases', id, 'case.yaml'), null);
    cases.set(id, loading);
    return loading;
  };
  return Promise.all(
    files.map(async ({ part, file }) => {
      const read = transcriptSchema.parse(parse(readFileSync(join(folder, part, file), 'utf8')));
      return resolved(read, part, await caseOf(read.case));
    }),
  );
}

function resolved(read: z.infer<typeof transcriptSchema>, part: Part, compiled: CompiledCase): Transcript {
  let atMs = 0;
  const turns = read.turns.map((turn): GivenTurn => {
    const role = 'candidate' in turn ? 'candidate' : 'interviewer';
    const text = textOf(turn, compiled, read.id);
    const t_ms = atMs;
    atMs += text.split(/\s+/).length * msPerWord + pauseMs;
    return { t_ms, role, text };
  });
  const marked = (of: 'defects' | 'decoys') =>
    read.turns.flatMap((turn, at) => ('candidate' in turn ? turn[of].map((kind) => ({ kind, at })) : []));
  return { ...read, part, compiled, turns, planted: marked('defects'), decoys: marked('decoys') };
}

function textOf(
  turn: z.infer<typeof transcriptSchema>['turns'][number],
  compiled: CompiledCase,
  id: string,
): string {
  if ('candidate' in turn) return turn.candidate;
  if ('interviewer' in turn) return turn.interviewer;
  const text = compiled.lines[turn.line];
  if (text === undefined) throw new Error(`${id}: ${compiled.source.id} has no line ${turn.line}`);
  return text;
}
