import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type SpeechConfig, readSpeechConfig } from '@caseroom/agent/config';
import { voicesOf } from '@caseroom/agent/providers/table';
import { caseSentences } from '@caseroom/agent/voice/fixed-lines';
import { renderedPath, writeRendered } from '@caseroom/agent/voice/line-store';
import { signsOfLife } from '@caseroom/agent/voice/sign-of-life';
import type { Voice } from '@caseroom/agent/voice/voice';
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
  const sentences = [...caseSentences(await loadCase(file ?? path, seed)), ...signsOfLife];
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

async function renderAll(sentences: readonly string[], voice: Voice, folder: string): Promise<number> {
  let made = 0;
  try {
    for (const sentence of sentences) {
      if (await isThere(renderedPath(folder, voice, sentence))) continue;
      const signal = AbortSignal.timeout(sentenceTimeoutMs);
      const pcms: Buffer[] = [];
      for await (const pcm of voice.speak(sentence, { signal, firstByteMs: sentenceTimeoutMs }))
        pcms.push(pcm);
      if (signal.aborted) throw new Error('it was too slow');
      writeRendered(folder, voice, sentence, Buffer.concat(pcms));
      made += 1;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it gave no reason';
    throw new CommandError(
      `${voice.name} did not speak: ${why}. ${made} sentences are kept; run it again to go on`,
    );
  }
  return made;
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > 0,
    () => false,
  );
