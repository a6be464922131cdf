import { expect, it } from 'vitest';
import { deepgramRecogniser } from '@caseroom/agent/recogniser/deepgram';
import { segmentRecogniser } from '@caseroom/agent/recogniser/segments';
import { startDeepgramSimulator } from '../simulators/deepgram.ts';
import { createEar, speechLevels } from '../simulators/ear.ts';
import { startOpenaiSimulator } from '../simulators/openai.ts';
import type { FaultInput } from '../simulators/fault.ts';
import { type Clip, synthesise } from '../speech/clips.ts';
import { listen } from './rig/listener.ts';
import { newDetector } from './rig/sound-loop.ts';

/** From the end of a sentence: the segment's own end is 250 ms later, and the candidate knows within 4 s. */
const KNOWN_WITHIN_MS = 4_500;

const samplesOf = ({ pcm }: Pick<Clip, 'pcm'>) => new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2);

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
    await listener.play(samplesOf({ pcm }));
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

const lines = ['How many seats does the rooftop have?', 'And what does it cost to open for a night?'];
const PAUSE_MS = 700;
/** A busy machine hands the microphone's frames over late. */
const NEAR_MS = 400;

it('hears each sentence whole, and when it was said, that the recogniser before it let pass', {
  timeout: 60_000,
}, async ({ onTestFinished }) => {
  const clips = await Promise.all(lines.map((line) => synthesise(line, { rateHz: 16_000 })));
  const known = clips.map((clip, index) => ({ text: lines[index] ?? '', levels: speechLevels(clip) }));
  const deepgram = await startDeepgramSimulator();
  const openai = await startOpenaiSimulator({ ear: createEar(() => known) });
  onTestFinished(async () => void (await Promise.all([deepgram.close(), openai.close()])));
  deepgram.faults.add({ kind: 'black-hole' });
  const [deaf, standIn] = [
    { apiKey: 'key', baseUrl: deepgram.url, model: 'nova-3', locale: 'en-US', keyterms: [] },
    { baseUrl: openai.url, apiKey: 'key', model: 'whisper-1', locale: 'en', paid: true },
  ];
  const listener = listen([deepgramRecogniser(deaf), segmentRecogniser('openai', standIn, newDetector())]);
  onTestFinished(listener.close);
  const spokenAt: number[] = [];
  for (const clip of clips) {
    spokenAt.push(Date.now());
    await listener.play(samplesOf(clip));
    await listener.pause(PAUSE_MS);
  }
  expect(await listener.heard(2, 15_000)).toEqual(lines);
  const [apartMs = 0, toldMs = 0] = [spokenAt, listener.finals.map(({ startMs }) => startMs)].map(
    ([first = 0, second = 0]) => second - first,
  );
  expect(Math.abs(toldMs - apartMs)).toBeLessThan(NEAR_MS);
  await listener.pause(1_000);
  expect(listener.finals).toHaveLength(2);
});
