import { ConnectionState, DisconnectReason, type Room, RoomEvent } from 'livekit-client';
import { ApiFailure } from '../api/failure.ts';

export type Grant = { server_url: string; participant_token: string };
export type CallState = 'connecting' | 'connected' | 'reconnecting' | 'away' | 'superseded';

const firstRetryMs = 1_000;
const longestRetryMs = 10_000;
/** The media client mends a short break by itself; past this the room may be gone, and a new one is asked for. */
const patienceMs = 2_500;

/**
 * Keeps the page in the interview's room until `signal` aborts: enters it, and enters it again with a new grant when it is
 * lost, ever more slowly, at once when the network is back, and never again when another page has taken our place.
 */
export async function stayInRoom(
  room: Room,
  first: Grant,
  renew: () => Promise<Grant>,
  setState: (state: CallState) => void,
  signal: AbortSignal,
): Promise<void> {
  let grant: Grant | null = first;
  let waitMs = firstRetryMs;
  while (!signal.aborted) {
    try {
      grant ??= await renew();
      if (signal.aborted) return;
      await room.connect(grant.server_url, grant.participant_token);
      grant = null;
      if (signal.aborted) return;
      setState('connected');
      waitMs = firstRetryMs;
      const lost = await untilLost(room, renew, signal);
      if (lost.taken) return setState('superseded');
      grant = lost.grant;
    } catch (error) {
      if (isSuperseded(error)) return setState('superseded');
      // Token or media server refused: the state says so, and the next round tries again.
      grant = null;
    }
    if (signal.aborted) return;
    if (grant) continue;
    setState('away');
    await sleepUntilOnline(waitMs, signal);
    waitMs = Math.min(waitMs * 2, longestRetryMs);
  }
}

const isOurPlaceTaken = (reason: DisconnectReason | undefined): boolean =>
  reason === DisconnectReason.DUPLICATE_IDENTITY || reason === DisconnectReason.PARTICIPANT_REMOVED;

const isSuperseded = (error: unknown): boolean => error instanceof ApiFailure && error.code === 'superseded';

/** `taken`: by another page. */
type Lost = { taken: boolean; grant: Grant | null };

/** Resolves when the room has been left for whatever reason; with a new grant when the client mended it for too long. */
function untilLost(room: Room, renew: () => Promise<Grant>, signal: AbortSignal): Promise<Lost> {
  return new Promise((resolve) => {
    const stopped = new AbortController();
    const end = (lost: Lost) => {
      stopped.abort();
      room.off(RoomEvent.Disconnected, onDisconnected).off(RoomEvent.Reconnecting, onReconnecting);
      signal.removeEventListener('abort', onAbort);
      resolve(lost);
    };
    const enterAnew = async () => {
      const answer = await renewAfterPatience(room, renew, stopped.signal);
      if (!answer || stopped.signal.aborted) return;
      room.off(RoomEvent.Disconnected, onDisconnected);
      await room.disconnect();
      end(answer === 'superseded' ? { taken: true, grant: null } : { taken: false, grant: answer });
    };
    const onDisconnected = (reason?: DisconnectReason) =>
      end({ taken: isOurPlaceTaken(reason), grant: null });
    const onReconnecting = () => void enterAnew();
    const onAbort = () => end({ taken: false, grant: null });
    room.on(RoomEvent.Disconnected, onDisconnected).on(RoomEvent.Reconnecting, onReconnecting);
    signal.addEventListener('abort', onAbort);
  });
}

/** Null as soon as the client is connected again by itself; what another page has taken is left in any case. */
async function renewAfterPatience(
  room: Room,
  renew: () => Promise<Grant>,
  signal: AbortSignal,
): Promise<Grant | 'superseded' | null> {
  const isMending = () => !signal.aborted && room.state !== ConnectionState.Connected;
  for (await sleepUntilOnline(patienceMs, signal); isMending(); await sleepUntilOnline(patienceMs, signal)) {
    const answer = await renew().catch((error: unknown) => (isSuperseded(error) ? 'superseded' : null));
    if (answer === 'superseded' || (answer && isMending())) return answer;
  }
  return null;
}

/** A network that comes back ends the wait: people see the room again within moments. */
const sleepUntilOnline = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
