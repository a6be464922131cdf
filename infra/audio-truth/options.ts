import { LocalFault } from '../local/fault.ts';

/** A list such as `FAST,PROD`; a name that is not allowed is a fault that says which are. */
export function eachOf<T extends string>(option: string, text: string, allowed: readonly T[]): T[] {
  return text.split(',').map((name) => {
    const found = allowed.find((each) => each === name.trim());
    if (!found) throw new LocalFault(`${option} knows no ${name}.`, `Choose from ${allowed.join(', ')}.`);
    return found;
  });
}

export function numberOf(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  throw new LocalFault(`${option} is ${text}.`, `It wants a number from ${least} to ${most}.`);
}
