import { EventEmitter } from 'node:events';
import { tts } from '@livekit/agents';
import type { Voice } from './voice.ts';

/** A voice that is away is asked again after this; meanwhile the next one speaks. */
const RECOVERY_MS = 5_000;

export type VoiceEvents = { onSwitch: (from: string, to: string | null, reason: string) => void };

/** The voices of the table as one: the next speaks when one fails. Undefined when there is none. */
export function speakingVoice(voices: readonly Voice[], events: VoiceEvents): tts.TTS | undefined {
  const [first, ...others] = voices;
  if (!first) return undefined;
  if (others.length === 0) return listened(first.open());
  const opened = voices.map((voice) => ({ voice, client: listened(voice.open()) }));
  const adapter = new tts.FallbackAdapter({
    ttsInstances: opened.map(({ client }) => client),
    maxRetryPerTTS: 1,
    recoveryDelayMs: RECOVERY_MS,
  });
  // Its typed events leave this one out.
  EventEmitter.prototype.on.call(
    adapter,
    'tts_availability_changed',
    (event: tts.AvailabilityChangedEvent) => {
      const index = opened.findIndex(({ client }) => client === event.tts);
      const from = opened[index]?.voice.name;
      if (from && !event.available) events.onSwitch(from, opened[index + 1]?.voice.name ?? null, 'failed');
    },
  );
  return listened(adapter);
}

/** An emitter of errors that nobody listens to ends the process; what a failure means is seen by the reply it lacks. */
function listened(client: tts.TTS): tts.TTS {
  client.on('error', () => {});
  return client;
}
