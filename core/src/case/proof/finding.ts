import { CaseFault, type CasePath } from '../fault.ts';

/** A `fault` refuses the case; an `advice` is worth a look. */
export type Severity = 'fault' | 'advice';

/** What a check has found, before its line in the file is looked up. */
export type RawFinding = { code: string; path: CasePath; severity: Severity; message: string };

export const faultAt = (code: string, path: CasePath, message: string): RawFinding => ({
  code,
  path,
  severity: 'fault',
  message,
});

export const adviceAt = (code: string, path: CasePath, message: string): RawFinding => ({
  ...faultAt(code, path, message),
  severity: 'advice',
});

/** Runs a check that may come upon a fault of the model, and makes a finding of it. */
export function catching(path: CasePath, work: () => readonly RawFinding[]): readonly RawFinding[] {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CaseFault)) throw error;
    return [faultAt(error.code, error.path.length > 0 ? error.path : path, error.message)];
  }
}
