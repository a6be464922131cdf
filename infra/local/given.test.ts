import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDatabase, checkLivekit, checkRedis, providerProblems } from './given.ts';
import { claimPort, freePort } from './ports.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A provider that answers every request with this status; resolves to its address. */
function answering(status: number): Promise<{ host: string; paths: string[] }> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    response.writeHead(status).end();
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ host: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, paths });
    });
  });
}

describe('what a person has set', () => {
  it('says of each key that is refused which one it is', async () => {
    const { host, paths } = await answering(401);
    const env = {
      OPENAI_API_KEY: 'a',
      OPENAI_BASE_URL: `http://${host}/v1`,
      DEEPGRAM_API_KEY: 'b',
      DEEPGRAM_BASE_URL: `ws://${host}`,
    };
    expect(await providerProblems(env)).toEqual([
      `OPENAI_API_KEY is refused by ${host}: check the key, or unset it to do without.`,
      `DEEPGRAM_API_KEY is refused by ${host}: check the key, or unset it to do without.`,
    ]);
    expect(paths.toSorted()).toEqual(['/v1/models', '/v1/projects']);
  });

  it('does not mind a compatible server that has no such path', async () => {
    const { host } = await answering(404);
    expect(await providerProblems({ OPENAI_BASE_URL: `http://${host}/v1` })).toEqual([]);
  });

  it('says when a provider cannot be reached', async () => {
    const [problem] = await providerProblems({
      OPENAI_API_KEY: 'a',
      OPENAI_BASE_URL: `http://127.0.0.1:${await freePort()}/v1`,
    });
    expect(problem).toMatch(/does not answer: check OPENAI_BASE_URL/);
  });

  it('says when database, queue or media server are not there, and never tells their passwords', async () => {
    const port = await freePort();
    const secret = 'hunter2-is-the-password';
    const failures = await Promise.allSettled([
      checkDatabase(`postgres://me:${secret}@127.0.0.1:${port}/x`),
      checkRedis(`redis://:${secret}@127.0.0.1:${port}`),
      checkLivekit({
        LIVEKIT_URL: `ws://127.0.0.1:${port}`,
        LIVEKIT_API_KEY: 'k',
        LIVEKIT_API_SECRET: secret,
      }),
    ]);
    const sentences = failures.map((failure) =>
      failure.status === 'rejected' ? String(failure.reason) : 'no fault',
    );
    expect(sentences[0]).toMatch(/The database of DATABASE_URL does not let us in/);
    expect(sentences[1]).toMatch(/The Redis of REDIS_URL does not let us in/);
    expect(sentences[2]).toMatch(/The media server of LIVEKIT_URL .* does not answer/);
    expect(sentences.join()).not.toContain(secret);
  });

  it('wants key and secret together with a media server', async () => {
    await expect(checkLivekit({ LIVEKIT_URL: 'ws://127.0.0.1:1' })).rejects.toThrow(
      'LIVEKIT_URL is set, but not its key and secret.',
    );
  });

  it('tells a refused key of the media server from one that is away', async () => {
    const { host } = await answering(401);
    const env = { LIVEKIT_URL: `ws://${host}`, LIVEKIT_API_KEY: 'k', LIVEKIT_API_SECRET: 's'.repeat(32) };
    await expect(checkLivekit(env)).rejects.toThrow('refuses LIVEKIT_API_KEY and LIVEKIT_API_SECRET');
  });
});

it('names a port that is taken and how to choose another', async () => {
  const { host } = await answering(200);
  const port = Number(host.split(':')[1]);
  await expect(claimPort('Web server', port, 'npm start -- --port 3001')).rejects.toMatchObject({
    message: `Port ${port} (Web server) is taken by another program.`,
    cure: 'Stop that program, or choose another port: npm start -- --port 3001',
  });
});
