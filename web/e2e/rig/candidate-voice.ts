import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { clipFile } from '../../../infra/speech/clips.ts';

declare global {
  interface Window {
    /** Plays a WAV (base64) into the page's microphone; resolves when its last sample has been played. */
    candidateSays?: (wavBase64: string) => Promise<void>;
  }
}

/** Runs in the page: its microphone is an audio graph that clips are played into, otherwise silence. */
function replaceMicrophone(): void {
  const graph: { context?: AudioContext; out?: MediaStreamAudioDestinationNode } = {};
  const open = (): { context: AudioContext; out: MediaStreamAudioDestinationNode } => {
    const context = graph.context ?? new AudioContext({ sampleRate: 48_000 });
    const out = graph.out ?? context.createMediaStreamDestination();
    Object.assign(graph, { context, out });
    return { context, out };
  };
  const devices = navigator.mediaDevices;
  const real = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    if (!constraints?.audio) return real(constraints);
    const tracks = open()
      .out.stream.getAudioTracks()
      .map((track) => track.clone());
    return new MediaStream(tracks);
  };
  window.candidateSays = async (wavBase64) => {
    const { context, out } = open();
    await context.resume();
    const bytes = Uint8Array.from(atob(wavBase64), (char) => char.charCodeAt(0));
    const source = new AudioBufferSourceNode(context, {
      buffer: await context.decodeAudioData(bytes.buffer),
    });
    source.connect(out);
    const ended = new Promise((resolve) => source.addEventListener('ended', resolve, { once: true }));
    source.start();
    await ended;
  };
}

/** Gives the page a microphone that `speak` speaks into. Call it before the page is opened. */
export async function giveVoice(page: Page): Promise<void> {
  await page.addInitScript(replaceMicrophone);
}

/** Speaks a line with the synthesised voice; resolves when it has been said. */
export async function speak(page: Page, text: string): Promise<void> {
  const { path } = await clipFile(text, { rateHz: 48_000 });
  const wav = (await readFile(path)).toString('base64');
  await page.evaluate(async (base64) => {
    if (!window.candidateSays) throw new Error('The page has no microphone of ours.');
    await window.candidateSays(base64);
  }, wav);
}

/** What the interviewer is doing, as the page says it; "Over" as well when the page has gone on to the report. */
async function presenceOf(page: Page): Promise<string> {
  if (page.url().includes('/report/')) return 'Over';
  const strip = page.getByRole('region', { name: 'Interviewer' });
  return (await strip.isVisible()) ? await strip.innerText() : '';
}

/** A reply follows a turn within seconds; the room is given longer on a machine that others use too. */
const replyTimeoutMs = 30_000;
const speechTimeoutMs = 90_000;

/** Waits until the interviewer has begun to speak and fallen silent again. */
export async function hearInterviewer(page: Page): Promise<void> {
  await expect.poll(() => presenceOf(page), { timeout: replyTimeoutMs }).toContain('Speaking');
  await fallSilent(page);
}

export async function fallSilent(page: Page): Promise<void> {
  await expect
    .poll(() => presenceOf(page), { timeout: speechTimeoutMs, intervals: [100] })
    .toMatch(/Listening|Waiting for you|Over/);
}
