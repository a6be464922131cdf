import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';

export type NetworkResult = { ok: true; ms: number } | { ok: false; title: string; cure: string };

/** Sound should be through by then on a slow network; past it something blocks the way. */
const connectMs = 10_000;

/** Enters an empty room and leaves it again: the only test that takes the way that the sound will take. */
export async function tryNetwork(): Promise<NetworkResult> {
  const began = performance.now();
  try {
    const grant = await call('lobbyGrant', {});
    const { Room } = await import('livekit-client');
    const room = new Room();
    try {
      await withDeadline(
        room.connect(grant.server_url, grant.participant_token, { autoSubscribe: false }),
        connectMs,
      );
      return { ok: true, ms: Math.round(performance.now() - began) };
    } catch {
      return {
        ok: false,
        title: 'Sound does not get through from this network',
        cure: 'A firewall or VPN is probably in the way. Switch the VPN off or try another network, such as your phone as a hotspot.',
      };
    } finally {
      await room.disconnect();
    }
  } catch (error) {
    return { ok: false, title: 'The network could not be tried', cure: sentenceOf(error) };
  }
}

function withDeadline<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('deadline')), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
