/** Where in a case something is: keys and indexes from the top, as in `['model', 'formulas', 'profit', 'expr']`. */
export type CasePath = readonly (string | number)[];

/** What is wrong with a case, where, and what to do about it. `position` counts characters within an expression from 0. */
export class CaseFault extends Error {
  override readonly name = 'CaseFault';
  readonly code: string;
  readonly path: CasePath;
  readonly position: number | null;

  constructor(code: string, message: string, path: CasePath = [], position: number | null = null) {
    super(message);
    this.code = code;
    this.path = path;
    this.position = position;
  }

  /** The same fault, said to be at `path`; for faults that were found before the place was known. */
  at(path: CasePath): CaseFault {
    return new CaseFault(this.code, this.message, path, this.position);
  }
}

/** Runs `work` and names the place in any fault that it throws without one. */
export function locating<T>(path: CasePath, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CaseFault && error.path.length === 0) throw error.at(path);
    throw error;
  }
}
