import { useSyncExternalStore } from 'react';
import { z } from 'zod';

/** How a person likes to read: kept in the browser, the same in every interview. */
const preferences = z.object({
  captionSize: z.enum(['small', 'medium', 'large']).catch('medium'),
  readLines: z.boolean().catch(false),
});
export type Preferences = z.infer<typeof preferences>;
export const captionSizes = [
  'small',
  'medium',
  'large',
] as const satisfies readonly Preferences['captionSize'][];
export const captionClass: Record<Preferences['captionSize'], string> = {
  small: 'text-[0.9375rem]',
  medium: 'text-lg',
  large: 'text-2xl',
};

const key = 'caseroom.preferences';
const listeners = new Set<() => void>();
let held: Preferences | undefined;

function current(): Preferences {
  held ??= preferences.parse(stored());
  return held;
}

function stored(): unknown {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

export function setPreferences(change: Partial<Preferences>): void {
  held = { ...current(), ...change };
  try {
    localStorage.setItem(key, JSON.stringify(held));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
}
