import type { HeardInterim } from './hearing-deps.ts';

/** Words that have stood so long without a change are likely to stay: interims come about every 200 ms. */
const STABLE_MS = 250;

/** Follows interims and tells which of them have become stable; each stable text is told once. */
export type Interims = {
  /** `tell` is called at once, and once more when the text has become stable; its first answer is returned. */
  heard(text: string, tell: (interim: HeardInterim) => boolean): boolean;
  /** What was interim is final, or nobody will ever say. */
  clear(): void;
  readonly pending: boolean;
};

export function createInterims(): Interims {
  let text = '';
  let timer: NodeJS.Timeout | undefined;
  return {
    heard(next, tell) {
      if (next !== text) {
        text = next;
        clearTimeout(timer);
        timer = setTimeout(() => tell({ text: next, stable: true }), STABLE_MS);
      }
      return tell({ text: next, stable: false });
    },
    clear() {
      text = '';
      clearTimeout(timer);
    },
    get pending() {
      return text !== '';
    },
  };
}
