import { comeByLink } from '../e2e/rig/guest-listener.ts';
import { startLoadClients } from '../load-clients/load-clients.ts';

export type Crowd = {
  /** Sends them home, and tells how many have heard a voice. */
  leave(): Promise<number>;
};

/** So many listeners with place, stream and ears; resolves when they are all in the room. */
export async function bringCrowd(url: string, token: string, count: number): Promise<Crowd> {
  const clients = await startLoadClients();
  const guests: Awaited<ReturnType<typeof comeByLink>>[] = [];
  try {
    while (guests.length < count) guests.push(await comeByLink(url, token, `Listener ${guests.length + 1}`));
    const ears = await Promise.all(guests.map(async ({ grant }) => clients.join(await grant())));
    return {
      async leave() {
        const hearing = ears.filter((ear) => ear.hasHeard()).length;
        await sendHome();
        return hearing;
      },
    };
  } catch (error) {
    await sendHome();
    throw error;
  }

  async function sendHome(): Promise<void> {
    await clients.close();
    await Promise.all(guests.map((guest) => guest.leave()));
  }
}
