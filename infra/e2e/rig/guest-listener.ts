import { Room, RoomEvent } from '@livekit/rtc-node';
import { transcriptionTopic } from '@caseroom/core/wire/room';
import { type Observation, observation, observationChangesPath } from '@caseroom/core/wire/observer-routes';
import { routes } from '@caseroom/core/wire/routes';
import { apiCaller } from '../../testing/api-caller.ts';
import { type Ear, openEar } from '../../audio-truth/ear.ts';

type Grant = { server_url: string; participant_token: string };

/** Somebody who came by a link: place, stream and ears, as their page has them. */
export type GuestListener = {
  place: Observation;
  grant(): Promise<Grant>;
  /** Enters the room; the ear hears from then on. */
  join(grant?: Grant): Promise<{ room: Room; ear: Ear }>;
  leave(): Promise<void>;
};

/** Takes a place by a link, and follows its stream as a page does: without it the place is given up. */
export async function comeByLink(url: string, token: string, name: string): Promise<GuestListener> {
  const answer = await fetch(url + routes.observeByLink.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, name }),
  });
  if (!answer.ok) throw new Error(`the link did not open: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const place = observation.parse(await answer.json());
  const asGuest = apiCaller(url, { cookie, origin: url });
  const params = { observationId: place.observation_id };
  const left = new AbortController();
  void drain(`${url}${observationChangesPath(place.observation_id)}`, cookie, left.signal);
  const rooms: Room[] = [];
  const grant = () => asGuest(routes.joinAsObserver, params);
  return {
    place,
    grant,
    async join(given) {
      const { server_url, participant_token } = given ?? (await grant());
      const room = new Room();
      rooms.push(room);
      const ear = openEar(room);
      room.registerTextStreamHandler(transcriptionTopic, (reader) => void reader.readAll().catch(() => {}));
      await room.connect(server_url, participant_token, { autoSubscribe: true, dynacast: false });
      return { room, ear };
    },
    async leave() {
      left.abort();
      await Promise.all(rooms.map((room) => room.disconnect()));
    },
  };
}

async function drain(url: string, cookie: string, signal: AbortSignal): Promise<void> {
  try {
    const { body } = await fetch(url, { headers: { cookie }, signal });
    for await (const _chunk of body ?? []);
  } catch {
    // Ended by us, or by an api that said so: the test looks at the room.
  }
}

/** Resolves when the media server has put this participant out. */
export const untilPutOut = (room: Room, withinMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), withinMs);
    room.once(RoomEvent.Disconnected, () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
