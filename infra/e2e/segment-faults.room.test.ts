import { expect, it } from 'vitest';
import { segmentRecogniser } from '@caseroom/agent/recogniser/segments';
import { startOpenaiSimulator } from '../simulators/openai.ts';
import type { FaultInput } from '../simulators/fault.ts';
import { synthesise } from '../speech/clips.ts';
import { listen } from './rig/listener.ts';
import { newDetector } from './rig/sound-loop.ts';

/** From the end of a sentence: the segment's own end is 250 ms later, and the candidate knows within 4 s. */
const KNOWN_WITHIN_MS = 4_500;

const faults: [string, FaultInput][] = [
  ['refuses', { kind: 'refuse', status: 500, on: 'transcriptions' }],
  ['asks to be left alone', { kind: 'refuse', status: 429, retryAfterS: 3, on: 'transcriptions' }],
  ['takes everything and says nothing', { kind: 'black-hole', on: 'transcriptions' }],
  ['speaks no protocol of ours', { kind: 'garbage', on: 'transcriptions' }],
  ['breaks off', { kind: 'close', on: 'transcriptions' }],
  ['answers seconds late', { kind: 'slow', delayMs: 4_000, on: 'transcriptions' }],
];

it.for(faults)(
  'hears a sentence once it is well, and says before that it is not, when it %s',
  { timeout: 60_000 },
  async ([, fault], { onTestFinished }) => {
    const openai = await startOpenaiSimulator();
    onTestFinished(() => openai.close());
    const endpoint = { baseUrl: openai.url, apiKey: 'key', model: 'whisper-1', locale: 'en', paid: true };
    const listener = listen([segmentRecogniser('openai', endpoint, newDetector())]);
    onTestFinished(listener.close);
    await listener.becomes('openai/whisper-1');
    openai.script.push([{ text: 'my answer is twelve' }]);
    openai.faults.add(fault);
    const { pcm } = await synthesise('my answer is twelve', { rateHz: 16_000 });
    await listener.play(new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2));
    const endedAt = Date.now();
    await listener.becomes('away', 10_000);
    expect(listener.stateSince - endedAt).toBeLessThan(KNOWN_WITHIN_MS);
    // An answer that breaks off has used up its line.
    openai.script.clear();
    openai.script.push([{ text: 'my answer is twelve' }]);
    openai.faults.clear();
    expect(await listener.heard(1, 20_000)).toEqual(['my answer is twelve']);
    await listener.becomes('openai/whisper-1', 10_000);
    await listener.pause(1_500);
    expect(listener.finals).toHaveLength(1);
  },
);
