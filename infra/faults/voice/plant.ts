import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { delay } from '../../local/waiting.ts';
import { type DeepgramSimulator, startDeepgramSimulator } from '../../simulators/deepgram.ts';
import { createEar, type KnownLine } from '../../simulators/ear.ts';
import type { ModelRequest } from '../../simulators/model-reply.ts';
import { type OpenaiSimulator, startOpenaiSimulator } from '../../simulators/openai.ts';
import type { AddedAgent } from '../../testing/added-agent.ts';
import { type Stack, startStack } from '../../testing/stack.ts';
import { createPeers, type Peers } from './peers.ts';

/** The FAST profile: what good providers take. */
const FINAL_MS = 150;
const FIRST_TOKEN_MS = 300;
const FIRST_SOUND_MS = 100;
/** As `npm start` does: whoever looks after the workers sees the death and starts another. */
const REVIVED_AFTER_MS = 1_000;

/** A whole installation whose parts can be struck: two workers that are looked after, and simulated providers. */
export type Plant = {
  stack: Stack;
  deepgram: DeepgramSimulator;
  openai: OpenaiSimulator;
  peers: Peers;
  /** The lines that a session's candidate has begun to say: what recognisers may hear. */
  learn(sessionId: string, line: KnownLine): void;
  /** `SIGKILL` to the worker that a session's job belongs to. Gives all sessions whose jobs are below it. */
  killWorkerOf(sessionId: string): string[];
  stop(): Promise<void>;
};

export async function startPlant(workers = 2): Promise<Plant> {
  const lines = new Map<string, KnownLine[]>();
  const outboxes: string[] = [];
  const peers = createPeers(() => outboxes);
  const ear = createEar((session) => lines.get(session ?? '') ?? [...lines.values()].flat());
  const clientOf = peers.sessionOf;
  const deepgram = await startDeepgramSimulator({ delayMs: FINAL_MS, ear, clientOf });
  const openai = await startOpenaiSimulator({
    ...{ ear, clientOf, delayMs: FIRST_TOKEN_MS, transcriptionDelayMs: FINAL_MS, reply: reply },
    speech: { firstByteMs: FIRST_SOUND_MS },
  });
  const env = {
    DEEPGRAM_API_KEY: 'simulated',
    DEEPGRAM_BASE_URL: deepgram.url,
    OPENAI_API_KEY: 'simulated',
    OPENAI_BASE_URL: openai.url,
    // Both workers load their processes at the start of the run: as many as will be used, and no more.
    ...{ AGENT_SEATS: '6', AGENT_WARM: '3' },
    ...{ REQUESTS_A_MINUTE: '1000000', GUEST_MINUTES_A_DAY: '100000', BUDGET_CENTS_A_DAY: '1000000' },
  };
  const stack = await startStack({ apps: ['api', 'worker', 'speech'], pages: false, env });
  const fleet: Fleet = await startFleet(stack, outboxes, workers);
  return {
    ...{ stack, deepgram, openai, peers },
    learn: (sessionId, line) => lines.set(sessionId, [...(lines.get(sessionId) ?? []), line]),
    killWorkerOf(sessionId) {
      const outbox = peers.jobOf(sessionId)?.outbox;
      const pid = fleet.pidAt(outbox);
      if (outbox === undefined || pid === undefined) return [];
      const struck = peers.sessionsIn(outbox);
      process.kill(pid, 'SIGKILL');
      return struck;
    },
    async stop() {
      fleet.stop();
      await stack.stop();
      await Promise.all([deepgram.close(), openai.close()]);
    },
  };
}

/** A model that does as it is told: the line itself, or a word that leads in to it. */
function reply({ messages }: ModelRequest): { text: string } {
  const prompt = messages.at(-1)?.text ?? '';
  const line = /The line: ([\s\S]*?)\n\n/.exec(prompt)?.[1];
  return { text: line && /in your own words/.test(prompt) ? line : 'All right.' };
}

type Fleet = { pidAt(outbox: string | undefined): number | undefined; stop(): void };

/** Workers that come back after their death, each with the outbox that it had. */
async function startFleet(stack: Stack, outboxes: string[], count: number): Promise<Fleet> {
  const running = new Map<string, AddedAgent>();
  let stopping = false;
  const keep = async (outbox: string): Promise<void> => {
    const agent = await stack.addAgent({ OUTBOX_DIR: outbox });
    running.set(outbox, agent);
    void agent.ended.then(() => delay(REVIVED_AFTER_MS)).then(() => revive(outbox));
  };
  const revive = async (outbox: string): Promise<void> => {
    if (stopping) return;
    await keep(outbox).catch(() => delay(REVIVED_AFTER_MS).then(() => revive(outbox)));
  };
  for (let index = 0; index < count; index += 1) {
    const outbox = join(stack.folder, `outbox-${index}`);
    mkdirSync(outbox, { recursive: true });
    outboxes.push(outbox);
  }
  await Promise.all(outboxes.map(keep));
  return {
    pidAt: (outbox) => running.get(outbox ?? '')?.pid,
    stop: () => {
      stopping = true;
    },
  };
}
