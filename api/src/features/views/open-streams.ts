import type { Request, Response } from 'express';
import { EventStream } from './event-stream.ts';

/** The streams of this process, so that it can say how many there are and end them when it stops. */
export class OpenStreams {
  readonly #streams = new Set<EventStream>();

  /**
   * Answers with a stream that `follow` writes to; what it returns is called once the stream has closed. Whoever has gone
   * while it was asked whether they may follow is not answered: nothing would tell any more that they are gone.
   */
  open(request: Request, response: Response, follow: (stream: EventStream) => () => void): void {
    if (response.destroyed) return;
    let stop = (): void => undefined;
    const stream = new EventStream(request, response, () => {
      stop();
      this.#streams.delete(stream);
    });
    this.#streams.add(stream);
    stop = follow(stream);
  }

  get count(): number {
    return this.#streams.size;
  }

  /** Pages reconnect by themselves, to another api or to this one when it is back. */
  close(): void {
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }
}
