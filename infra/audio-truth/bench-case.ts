import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endpointingFor } from '@caseroom/agent/turns/patience';
import { ROOT } from '../local/root.ts';

const CASE = 'rooftop-cinema';
/** The phase in which its questions are over. */
export const FIRST_TASK = 'first-cut';

/** Waits over a task as short as in chat: how long to wait there is a choice of the case, not a matter of speed. */
function alwaysBrisk(): string {
  const { minDelay, maxDelay } = endpointingFor('brisk');
  const brisk = `{ sure_ms: ${minDelay}, unsure_ms: ${maxDelay} }`;
  return `patience: { patient: ${brisk}, unhurried: ${brisk} }\n`;
}

export const caseOfSeat = (seat: string): string => `bench-${seat}`;

/**
 * Copies of one case of the library, one a seat, each with a key term that tells the simulated recogniser which seat a
 * connection hears. Gives the folder of cases for an api.
 */
export async function writeBenchCases(
  folder: string,
  seats: readonly string[],
  options: { brisk: boolean },
): Promise<string> {
  const cases = join(folder, 'cases');
  for (const seat of seats) {
    const place = join(cases, caseOfSeat(seat));
    await mkdir(place, { recursive: true });
    await cp(join(ROOT, 'cases', CASE), place, { recursive: true });
    const file = join(place, 'case.yaml');
    const text = await readFile(file, 'utf8');
    const renamed = text
      .replace(/^id: .+$/m, `id: ${caseOfSeat(seat)}`)
      .replace(/^keyterms: \[/m, `${options.brisk ? alwaysBrisk() : ''}keyterms: [seat ${seat}, `);
    if (!renamed.includes(`seat ${seat}`)) throw new Error(`${CASE} has no line of key terms`);
    await writeFile(file, renamed);
  }
  return cases;
}
