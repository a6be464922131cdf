import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type SpeechConfig, readSpeechConfig } from '@caseroom/agent/config';
import { voicesOf } from '@caseroom/agent/providers/table';
import { renderedPath, sentencesOf } from '@caseroom/agent/voice/rendered-lines';
import type { Voice } from '@caseroom/agent/voice/voice';
import type { CompiledCase } from '@caseroom/core/case/schema';
import { textsOf } from '@caseroom/core/case/texts';
import { initializeLogger } from '@livekit/agents';
import { findCases } from './case-files.ts';
import { loadCase } from './case-preview.ts';
import { CommandError } from './command-error.ts';

/** A sentence takes a second or two; a voice that has not answered by now will not. */
const sentenceTimeoutMs = 60_000;
const defaultDir = '.data/voice';

/** Renders each sentence that the case may speak and that is not there yet, in the first configured voice. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { seed: { type: 'string' } },
  });
  const [path] = positionals;
  if (path === undefined) throw new CommandError('which case? Name its folder or its case.yaml');
  const seed = values.seed === undefined ? null : Number(values.seed);
  if (seed !== null && !Number.isInteger(seed)) throw new CommandError('--seed should be a whole number');
  const config = readSpeechConfig(process.env);
  const [file] = await findCases(path);
  const sentences = spokenSentences(await loadCase(file ?? path, seed));
  const folder = config.voiceDir ?? defaultDir;
  const made = await renderAll(sentences, chosenVoice(config), folder);
  process.stdout.write(`${made} sentences rendered, ${sentences.length - made} were there, in ${folder}\n`);
  return 0;
}

function chosenVoice(config: SpeechConfig): Voice {
  const [voice] = voicesOf(config);
  if (voice) return voice;
  throw new CommandError(
    'no voice is configured: set OPENAI_API_KEY, or SPEECH_BASE_URL to a speech server such as the one of npm start',
  );
}

/** What the candidate may come to hear in the case's own words; the key is never spoken. */
function spokenSentences(compiled: CompiledCase): string[] {
  const lines = textsOf(compiled.source)
    .filter(({ role }) => role !== 'hidden')
    .flatMap(({ key }) => compiled.lines[key] ?? []);
  return [...new Set(lines.flatMap(sentencesOf))];
}

async function renderAll(sentences: readonly string[], voice: Voice, folder: string): Promise<number> {
  initializeLogger({ pretty: false, level: 'silent' });
  await mkdir(folder, { recursive: true });
  const client = voice.open();
  let made = 0;
  try {
    for (const sentence of sentences) {
      const path = renderedPath(folder, voice, sentence);
      if (await isThere(path)) continue;
      const frame = await client
        .synthesize(sentence, undefined, AbortSignal.timeout(sentenceTimeoutMs))
        .collect();
      await keep(path, folder, frame.data);
      made += 1;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it gave no reason';
    throw new CommandError(
      `${voice.name} did not speak: ${why}. ${made} sentences are kept; run it again to go on`,
    );
  } finally {
    await client.close();
  }
  return made;
}

/** Whole or not at all: a file that is there is a whole sentence. */
async function keep(path: string, folder: string, samples: Int16Array): Promise<void> {
  const fresh = join(folder, `.${process.pid}.part`);
  await writeFile(fresh, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
  await rename(fresh, path);
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  );
