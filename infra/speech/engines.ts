import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runProgram } from './program.ts';

/** What this machine has to hear and to speak with; a missing engine has no `path`. */
export interface Engines {
  recogniser: Engine;
  voice: Engine;
  converter: Engine;
  resampler: Engine;
  model: { acoustic: string; language: string; dictionary: string } | undefined;
}

export interface Engine {
  name: string;
  path: string | undefined;
  version: string | undefined;
  /** What to type when it is missing. */
  cure: string;
}

const modelFolders = ['/usr/share/pocketsphinx/model/en-us', '/usr/local/share/pocketsphinx/model/en-us'];
const versionDeadlineMs = 5_000;

export async function findEngines(searchPath = process.env.PATH ?? ''): Promise<Engines> {
  const [recogniser, voice, converter, resampler, model] = await Promise.all([
    find(searchPath, 'pocketsphinx_batch', 'pocketsphinx'),
    find(searchPath, 'flite', 'flite'),
    find(searchPath, 'ffmpeg', 'ffmpeg'),
    find(searchPath, 'sox', 'sox'),
    findModel(),
  ]);
  return { recogniser, voice, converter, resampler, model };
}

/** A sentence for each thing that is missing, with its cure. */
export function missing(engines: Engines): string[] {
  const { recogniser, voice, converter, resampler } = engines;
  const programs = [recogniser, voice, converter, resampler]
    .filter((engine) => engine.path === undefined)
    .map((engine) => `${engine.name} is not installed: ${engine.cure}`);
  if (engines.model) return programs;
  const model = 'the US English model is not installed: apt-get install pocketsphinx-en-us';
  return [...programs, model];
}

async function find(searchPath: string, name: string, debianPackage: string): Promise<Engine> {
  const cure = `apt-get install ${debianPackage}`;
  for (const folder of searchPath.split(delimiter).filter(Boolean)) {
    const path = join(folder, name);
    if (!(await exists(path))) continue;
    return { name, path, version: await packageVersion(debianPackage), cure };
  }
  return { name, path: undefined, version: undefined, cure };
}

/** As Debian knows it: two of the four engines have no flag that tells it. */
async function packageVersion(debianPackage: string): Promise<string | undefined> {
  const args = ['-W', '-f', `\${Version}`, debianPackage];
  try {
    const output = await runProgram({ command: 'dpkg-query', args, deadlineMs: versionDeadlineMs });
    return output.toString().trim() || undefined;
  } catch {
    // Built by hand, or no Debian: found, version unknown.
    return undefined;
  }
}

async function findModel(): Promise<Engines['model']> {
  for (const folder of modelFolders) {
    const model = {
      acoustic: join(folder, 'en-us'),
      language: join(folder, 'en-us.lm.bin'),
      dictionary: join(folder, 'cmudict-en-us.dict'),
    };
    const there = await Promise.all(Object.values(model).map(exists));
    if (there.every(Boolean)) return model;
  }
  return undefined;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
