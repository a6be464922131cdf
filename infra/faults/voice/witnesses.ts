import type { Plant } from './plant.ts';

/** What was heard and said on this session's behalf at the simulated providers. */
export function heardBy({ deepgram, openai }: Plant, sessionId: string) {
  const connections = deepgram.connections.filter(({ client }) => client === sessionId);
  const finals = connections.flatMap(({ finals: texts, finalsAt }) =>
    texts.flatMap((text, index) => (text === '' ? [] : [{ text, at: finalsAt[index] ?? 0 }])),
  );
  const voiced = openai.requests
    .filter(({ client, path }) => client === sessionId && path.endsWith('/audio/speech'))
    .map(({ at, body }) => ({ at, text: textOf(body) }));
  return {
    finals: finals.toSorted((a, b) => a.at - b.at),
    listenedFrom: connections.map(({ openedAt }) => openedAt),
    voiced,
  };
}

const textOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'input' in body ? String(body.input) : '';
