import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';

export type Received = { event: string; id: string | null; data: Record<string, unknown> };

/** Reads a `text/event-stream` as a browser would; `next` waits for the event after the last one that it gave. */
export async function openEventSource(server: Server, path: string, cookie: string) {
  const { port } = server.address() as AddressInfo;
  const aborted = new AbortController();
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { cookie },
    signal: aborted.signal,
  });
  const received: Received[] = [];
  let taken = 0;
  let ended = false;
  let wake = (): void => undefined;
  const reading = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      received.push(...blocks.flatMap(parseBlock));
      wake();
    }
  })()
    .catch(() => undefined)
    .finally(() => {
      ended = true;
      wake();
    });
  return {
    response,
    next: async (): Promise<Received> => {
      for (;;) {
        const found = received[taken];
        if (found) {
          taken += 1;
          return found;
        }
        if (ended) throw new Error('the stream has ended');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    hasEnded: async (): Promise<boolean> => {
      await reading;
      return true;
    },
    close: () => aborted.abort(),
  };
}

function parseBlock(block: string): Received[] {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? null;
  const event = field('event');
  return event === null ? [] : [{ event, id: field('id'), data: JSON.parse(field('data') ?? '{}') }];
}
