import type { Plant } from './plant.ts';

/** What was heard and said on this session's behalf at the simulated providers. */
export function heardBy({ deepgram, openai }: Plant, sessionId: string) {
  const connections = deepgram.connections.filter(({ client }) => client === sessionId);
  const sent = connections.flatMap(({ finals: texts, finalsAt }) =>
    texts.map((text, index) => ({ text, at: finalsAt[index] ?? 0 })),
  );
  const voiced = openai.requests
    .filter(({ client, path }) => client === sessionId && path.endsWith('/audio/speech'))
    .map(({ at, body }) => ({ at, text: textOf(body) }));
  return {
    finals: sent.filter(({ text }) => text !== '').toSorted((a, b) => a.at - b.at),
    wordless: sent.filter(({ text }) => text === '').map(({ at }) => at),
    listenedFrom: connections.map(({ openedAt }) => openedAt),
    voiced,
  };
}

const textOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'input' in body ? String(body.input) : '';
