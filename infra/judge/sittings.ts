import { join } from 'node:path';
import type { CompiledCase } from '@caseroom/core/case/schema';
import type { Mode } from '@caseroom/core/log/event';
import { findCases } from '../commands/case-files.ts';
import { loadCase } from '../commands/case-preview.ts';
import { ROOT } from '../local/root.ts';

/** A case with the figures of one seed, in one of the modes that it can be sat in. */
export type Sitting = { case: CompiledCase; mode: Mode };

/** Every case of the library in each of its modes, drawn for a seed. */
export async function sittingsFor(seed: number): Promise<Sitting[]> {
  const files = await findCases(join(ROOT, 'cases'));
  const drawn = await Promise.all(files.map((file) => loadCase(file, seed)));
  return drawn.flatMap((compiled) => compiled.source.modes.map((mode) => ({ case: compiled, mode })));
}
