import { randomUUID } from 'node:crypto';
import { AccessToken, TrackSource } from 'livekit-server-sdk';
import { startServices } from './services.ts';

const SOURCES = { microphone: TrackSource.MICROPHONE, camera: TrackSource.CAMERA } as const;
export type Source = keyof typeof SOURCES;

export type MediaRooms = {
  /** A way into a room of its own, for somebody who may publish these and nothing else. */
  grant: (sources: readonly Source[]) => Promise<{ server_url: string; participant_token: string }>;
  stop: () => Promise<void>;
};

/** A media server by itself, for pages that need a room and nobody in it. */
export async function startMediaRooms(): Promise<MediaRooms> {
  const { env, stop } = await startServices(['livekit']);
  return {
    grant: async (sources) => {
      const token = new AccessToken(env.TEST_LIVEKIT_KEY, env.TEST_LIVEKIT_SECRET, { identity: 'candidate' });
      token.addGrant({
        room: randomUUID(),
        roomJoin: true,
        canSubscribe: true,
        canPublish: true,
        canPublishSources: sources.map((source) => SOURCES[source]),
      });
      return { server_url: env.TEST_LIVEKIT_URL ?? '', participant_token: await token.toJwt() };
    },
    stop,
  };
}
