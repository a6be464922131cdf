import type { Request, Response } from 'express';

/** Proxies close connections that are silent for a minute, some after half of one. */
const HEARTBEAT_MS = 15_000;

/** One `text/event-stream` answer. `onClose` is called once, whoever ends it. */
export class EventStream {
  readonly #response: Response;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(request: Request, response: Response, onClose: () => void) {
    this.#response = response;
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      Connection: 'keep-alive',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    this.#heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    request.on('close', () => {
      clearInterval(this.#heartbeat);
      onClose();
    });
  }

  get isOpen(): boolean {
    return !this.#response.writableEnded && !this.#response.destroyed;
  }

  send(event: string, data: unknown, id?: number): void {
    if (!this.isOpen) return;
    const idLine = id === undefined ? '' : `id: ${id}\n`;
    this.#response.write(`${idLine}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    clearInterval(this.#heartbeat);
    if (this.isOpen) this.#response.end();
  }
}
