import { randomUUID } from 'node:crypto';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { delay } from '../local/waiting.ts';
import type { Stack } from '../testing/stack.ts';
import { sitDown, untilDefined } from './candidate.ts';
import { FRAME_MS, isLoud } from './loud-frames.ts';
import { RATE_HZ } from './microphone.ts';

const TONE_HZ = 440;
const TONE_MS = 200;
const HALF_SCALE = 16_000;
/** Long enough for the far end's buffer to settle between two tones. */
const PAUSE_MS = 500;
const ANSWER_MS = 3_000;

/**
 * What the wire alone costs a reply: a tone leaves, and whoever hears its first frame answers with a tone at once. Two
 * crossings of the media server, no thought between them.
 */
export async function measureTransport(stack: Stack, tones: number): Promise<number[]> {
  const { LIVEKIT_URL: url = '', LIVEKIT_API_KEY: key = '', LIVEKIT_API_SECRET: secret = '' } = stack.env;
  const room = `tone_${randomUUID()}`;
  await new RoomServiceClient(url.replace(/^ws/, 'http'), key, secret).createRoom({ name: room });
  const join = async (identity: string) => {
    const token = new AccessToken(key, secret, { identity });
    token.addGrant({ roomJoin: true, room });
    return sitDown({ url, token: await token.toJwt() });
  };
  const [asks, answers] = await Promise.all([join('asks'), join('answers')]);
  const tone = toneOf(TONE_MS);
  const speech = { firstMs: 0, lastMs: TONE_MS };
  let armed = true;
  answers.ear.onFrame((frame) => {
    if (!armed || !isLoud(frame)) return;
    armed = false;
    void answers.play(tone, speech);
  });
  try {
    await delay(PAUSE_MS * 2);
    const trips: number[] = [];
    for (let count = 0; count < tones; count += 1) {
      armed = true;
      const from = performance.now();
      const { firstLeftAt } = await asks.play(tone, speech);
      const heard = await untilDefined(() => asks.ear.loud.firstAfter(from), ANSWER_MS);
      if (heard !== undefined) trips.push(heard - firstLeftAt);
      await asks.silence(ANSWER_MS);
    }
    return trips;
  } finally {
    await Promise.all([asks.leave(), answers.leave()]);
  }
}

function toneOf(ms: number): Int16Array {
  const samples = new Int16Array((RATE_HZ * (ms - (ms % FRAME_MS))) / 1000);
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = HALF_SCALE * Math.sin((2 * Math.PI * TONE_HZ * index) / RATE_HZ);
  return samples;
}
