import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AccessToken, RoomAgentDispatch, RoomServiceClient } from 'livekit-server-sdk';
import { spawnChild } from '../local/child.ts';
import { freePort } from '../local/ports.ts';
import { ROOT } from '../local/root.ts';
import { answers, pollUntil } from '../local/waiting.ts';
import type { Stack } from '../testing/stack.ts';
import { sitDown, untilDefined } from './candidate.ts';
import type { Contender, Seat, Venue } from './seat.ts';
import { AUDIBLE_TOPIC, READY_ATTRIBUTE, STOCK_AGENT_NAME } from './stock-contract.ts';

const START_MS = 90_000;
const READY_MS = 20_000;

/** The framework's stock parts as an agent of their own, in rooms of the same media server. */
export async function stockVenue(stack: Stack, variant: Exclude<Contender, 'ours'>): Promise<Venue> {
  const port = await freePort();
  const worker = spawnChild({
    name: `stock-${variant}`,
    command: join(ROOT, 'node_modules/.bin/node'),
    args: ['infra/audio-truth/stock-worker.ts', 'start'],
    env: { ...stack.env, WORKER_PORT: String(port) },
    cwd: ROOT,
    logFile: join(stack.folder, `${variant}.log`),
    stopDeadlineMs: 5_000,
  });
  await pollUntil(() => answers(`http://127.0.0.1:${port}/`), {
    timeoutMs: START_MS,
    what: 'The worker of stock parts',
    giveUp: () => (worker.hasEnded() ? `The worker of stock parts ended: ${worker.lastWords()}` : undefined),
  });
  return {
    workerPid: () => worker.pid,
    close: () => worker.stop(),
    seat: (name) => takeSeat(stack, variant, name),
  };
}

async function takeSeat(stack: Stack, variant: string, name: string): Promise<Seat> {
  const { LIVEKIT_URL: url = '', LIVEKIT_API_KEY: key = '', LIVEKIT_API_SECRET: secret = '' } = stack.env;
  const room = `stock_${randomUUID()}`;
  const identity = `candidate_${randomUUID()}`;
  const joinedAt = performance.now();
  const metadata = JSON.stringify({ seat: name, variant, candidate: identity });
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), key, secret);
  const agents = [new RoomAgentDispatch({ agentName: STOCK_AGENT_NAME, metadata })];
  await rooms.createRoom({ name: room, agents });
  const token = new AccessToken(key, secret, { identity });
  token.addGrant({ roomJoin: true, room });
  const candidate = await sitDown({ url, token: await token.toJwt() });
  const others = () => [...candidate.room.remoteParticipants.values()];
  const ready = () => others().some(({ attributes }) => attributes[READY_ATTRIBUTE]) || undefined;
  if (!(await untilDefined(ready, READY_MS))) throw new Error('the agent of stock parts did not join');
  return {
    name,
    candidate,
    joinedAt,
    async audible() {
      const at = performance.now();
      await candidate.room.localParticipant?.publishData(new Uint8Array([1]), {
        reliable: true,
        topic: AUDIBLE_TOPIC,
      });
      return at;
    },
    noteOf: async () => undefined,
    logged: async () => undefined,
    async leave() {
      await candidate.leave();
      await rooms.deleteRoom(room);
    },
  };
}
