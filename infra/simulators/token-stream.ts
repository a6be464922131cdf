import { armCut, cutOff, type Exchange } from './exchange.ts';
import { pause } from './pacing.ts';

export interface ServerSentEvent {
  event?: string;
  data: unknown;
  /** A token is paced, everything else goes out at once. */
  token?: boolean;
}

/** Streams events as SSE, one token after the other at its pace, and cuts where a fault says so. */
export async function streamTokens(
  exchange: Exchange,
  events: ServerSentEvent[],
  pace: { delayMs: number; msPerToken: number },
): Promise<void> {
  const { response, gone } = exchange;
  const { atHalf } = armCut(exchange);
  const startAt = performance.now();
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  await pause(pace.delayMs, gone);
  let tokens = 0;
  for (const [index, event] of events.entries()) {
    if (gone.aborted) return;
    if (atHalf && index >= events.length / 2) return cutOff(response);
    if (event.token) {
      // Against the clock, not from token to token: timers are late, and that would add up.
      await pause(startAt + pace.delayMs + tokens * pace.msPerToken - performance.now(), gone);
      tokens += 1;
    }
    response.write(`${event.event ? `event: ${event.event}\n` : ''}data: ${asText(event.data)}\n\n`);
  }
  response.end();
}

function asText(data: unknown): string {
  return typeof data === 'string' ? data : JSON.stringify(data);
}
