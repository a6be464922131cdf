import type { EventStream } from './event-stream.ts';

/** The streams of this process, so that it can say how many there are and end them when it stops. */
export class OpenStreams {
  readonly #streams = new Set<EventStream>();

  add(stream: EventStream): void {
    this.#streams.add(stream);
  }

  remove(stream: EventStream): void {
    this.#streams.delete(stream);
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
