import { ConnectionState, DisconnectReason, type Room, RoomEvent } from 'livekit-client';
import { ApiFailure } from '../api/failure.ts';

export type Grant = { server_url: string; participant_token: string };
/** Why the way in is closed, however often one asks: another page took it, it is erased or not ours, nobody is signed in. */
type Denial = 'superseded' | 'not_found' | 'signed_out';
export type CallState = 'connecting' | 'connected' | 'reconnecting' | 'away' | Denial;

const firstRetryMs = 1_000;
const longestRetryMs = 10_000;
/** The media client mends a short break by itself; past this the room may be gone, and a new one is asked for. */
const patienceMs = 2_500;

/**
 * Keeps the page in the interview's room until `signal` aborts: enters it, and enters it again with a new grant when it is
 * lost, ever more slowly, at once when the network is back, and never again once the way in is denied.
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
      if (lost.denial) return setState(lost.denial);
      grant = lost.grant;
    } catch (error) {
      const denial = denialOf(error);
      if (denial) return setState(denial);
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

function denialOf(error: unknown): Denial | null {
  if (!(error instanceof ApiFailure)) return null;
  if (error.code === 'superseded') return 'superseded';
  if (error.status === 401) return 'signed_out';
  return error.status === 404 ? 'not_found' : null;
}

type Lost = { denial: Denial | null; grant: Grant | null };

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
      end(answer);
    };
    const onDisconnected = (reason?: DisconnectReason) =>
      end({ denial: isOurPlaceTaken(reason) ? 'superseded' : null, grant: null });
    const onReconnecting = () => void enterAnew();
    const onAbort = () => end({ denial: null, grant: null });
    room.on(RoomEvent.Disconnected, onDisconnected).on(RoomEvent.Reconnecting, onReconnecting);
    signal.addEventListener('abort', onAbort);
  });
}

/** Null as soon as the client is connected again by itself; a room whose way in is denied is left in any case. */
async function renewAfterPatience(
  room: Room,
  renew: () => Promise<Grant>,
  signal: AbortSignal,
): Promise<Lost | null> {
  const isMending = () => !signal.aborted && room.state !== ConnectionState.Connected;
  for (await sleepUntilOnline(patienceMs, signal); isMending(); await sleepUntilOnline(patienceMs, signal)) {
    const { denial, grant } = await renew().then(
      (granted) => ({ denial: null, grant: granted }),
      (error: unknown) => ({ denial: denialOf(error), grant: null }),
    );
    if (denial || (grant && isMending())) return { denial, grant };
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
