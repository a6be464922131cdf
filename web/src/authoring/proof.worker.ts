import { compileCase } from '@caseroom/core/case/compile';
import { CaseFault } from '@caseroom/core/case/fault';
import { previewCase } from '@caseroom/core/case/preview';
import { proveCase } from '@caseroom/core/case/prove';
import type { CaseSource, CompiledCase } from '@caseroom/core/case/schema';
import type { CaseFinding } from '@caseroom/core/wire/authoring';

export type ProofRequest = { id: number; yaml: string; seed: number | null };
export type Proof = {
  id: number;
  ok: boolean;
  findings: CaseFinding[];
  /** Null where the case cannot be worked out. */
  compiled: CompiledCase | null;
  preview: string | null;
};

/** Few, so that findings come while one is still typing; the server tries many more before it publishes. */
const SEEDS = 5;

self.onmessage = ({ data }: MessageEvent<ProofRequest>): void => {
  const { ok, source, findings } = proveCase(data.yaml, { seeds: SEEDS });
  const compiled = source && compile(source, data.seed ?? source.model.seed);
  const proof: Proof = {
    id: data.id,
    ok,
    findings,
    compiled,
    preview: compiled && previewCase(compiled),
  };
  self.postMessage(proof);
};

function compile(source: CaseSource, seed: number): CompiledCase | null {
  try {
    return compileCase(source, { seed, caseHash: '' });
  } catch (error) {
    if (error instanceof CaseFault) return null;
    throw error;
  }
}
