import type { CaseEdit } from '@caseroom/core/case/edit';
import type { CasePath } from '@caseroom/core/case/fault';
import type { CompiledCase } from '@caseroom/core/case/schema';
import type { CaseFinding } from '@caseroom/core/wire/authoring';
import { createContext, useContext } from 'react';

/** What every part of the editor sees of the draft. The text is the one truth; `raw` is what it says. */
export type DraftDesk = {
  raw: unknown;
  /** Changes the text, one edit after the other. */
  edit: (...edits: CaseEdit[]) => void;
  findings: readonly CaseFinding[];
  compiled: CompiledCase | null;
};

const Context = createContext<DraftDesk | null>(null);
export const DraftDeskProvider = Context.Provider;

export function useDraftDesk(): DraftDesk {
  const desk = useContext(Context);
  if (!desk) throw new Error('This part belongs on a draft page.');
  return desk;
}

/** What stands at a place, whatever it is; undefined where there is nothing. */
export function valueAt(raw: unknown, path: CasePath): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    raw,
  );
}

export const listAt = (raw: unknown, path: CasePath): readonly unknown[] => {
  const value = valueAt(raw, path);
  return Array.isArray(value) ? value : [];
};

/** The names of a group's entries, such as the inputs of the model. */
export const namesAt = (raw: unknown, path: CasePath): readonly string[] => {
  const value = valueAt(raw, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
};

export const textAt = (raw: unknown, path: CasePath): string => {
  const value = valueAt(raw, path);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
};

/** As the prover writes a place. */
export const pathText = (path: CasePath): string => path.join('.');

/** An id that no part of the case has yet: `risk-2`. */
export function freeId(raw: unknown, stem: string): string {
  const text = JSON.stringify(raw) ?? '';
  for (let count = 1; ; count += 1) {
    const id = `${stem}-${count}`;
    if (!text.includes(`"${id}"`)) return id;
  }
}
