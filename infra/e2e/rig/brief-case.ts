import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../local/root.ts';

const BRIEF_CASE = 'rooftop-cinema';

/**
 * A folder of cases with one alone, whose welcome is short: every spoken test listens to it, and an api proves the whole
 * library before it starts.
 */
export async function writeBriefCase(): Promise<{ env: { CASES_DIR: string }; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'caseroom-brief-'));
  await cp(join(ROOT, 'cases', BRIEF_CASE), join(folder, BRIEF_CASE), { recursive: true });
  const file = join(folder, BRIEF_CASE, 'case.yaml');
  const text = await readFile(file, 'utf8');
  const brief = text.replace(
    /opening: >-\n\s+Hello and welcome\.(?:.*\n)+?(?=\s+- id:)/,
    'opening: Hello and welcome. I am glad you could make it.\n',
  );
  if (brief === text) throw new Error(`${BRIEF_CASE} has no welcome to shorten`);
  await writeFile(file, brief);
  return { env: { CASES_DIR: folder }, remove: () => rm(folder, { recursive: true, force: true }) };
}
