import { z } from 'zod';

/**
 * What can be made to go wrong, in one vocabulary for all simulators:
 * - `refuse`: answer with this HTTP status (401, 429, 500, ...), with Retry-After when given;
 * - `close`: end the connection after a while; a WebSocket with this code (1006 is a torn socket),
 *   a streamed answer in the middle;
 * - `black-hole`: take the request and never answer;
 * - `silent`: be connected, take everything, say nothing;
 * - `slow`: everything that is sent comes this much later;
 * - `garbage`: send what is not of the protocol;
 * - `empty`: a well-formed answer with nothing in it.
 */
export const faultSchema = z.object({
  kind: z.enum(['refuse', 'close', 'black-hole', 'silent', 'slow', 'garbage', 'empty']),
  /** Only this part of the server suffers: `chat`, `speech`, `transcriptions`; all when left out. */
  on: z.string().optional(),
  /** Only this client suffers, as the simulator's `clientOf` names it; all when left out. */
  client: z.string().optional(),
  status: z.number().int().min(400).max(599).default(500),
  retryAfterS: z.number().min(0).optional(),
  closeCode: z.number().int().min(1000).max(4999).default(1011),
  afterMs: z.number().min(0).default(0),
  delayMs: z.number().min(0).default(1_000),
  /** How many connections or requests it strikes before it is over; for ever when left out. */
  count: z.number().int().min(1).optional(),
});
export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

export interface Faults {
  add(fault: FaultInput): void;
  /** Takes away what is in store for one client, or for all. */
  clear(client?: string): void;
  /** The fault that strikes the connection, or the request to this part, that has just come from a client. */
  take(part?: string, client?: string): Fault | undefined;
  /** The fault that `take` would give. */
  peek(part?: string, client?: string): Fault | undefined;
  list(): readonly Fault[];
  /** Grows with each `clear` that concerns the client: what struck before it is healed. */
  generation(client?: string): number;
  /** Told of each new fault, so that connections that are open can suffer it too. */
  onAdded(listener: () => void): () => void;
}

export function createFaults(): Faults {
  let pending: Fault[] = [];
  const cleared = new Map<string | undefined, number>();
  const listeners = new Set<() => void>();
  const peek = (part?: string, client?: string) =>
    pending.find(
      (fault) =>
        (fault.on === undefined || fault.on === part) &&
        (fault.client === undefined || fault.client === client),
    );
  return {
    add(input) {
      pending.push(faultSchema.parse(input));
      for (const listener of listeners) listener();
    },
    clear(client) {
      pending = client === undefined ? [] : pending.filter((fault) => fault.client !== client);
      cleared.set(client, (cleared.get(client) ?? 0) + 1);
    },
    peek,
    take(part, client) {
      const fault = peek(part, client);
      if (fault?.count === undefined) return fault;
      const left = { ...fault, count: fault.count - 1 };
      pending = pending.flatMap((each) => {
        if (each !== fault) return [each];
        return left.count > 0 ? [left] : [];
      });
      return fault;
    },
    list: () => pending,
    generation: (client) =>
      (cleared.get(undefined) ?? 0) + (client === undefined ? 0 : (cleared.get(client) ?? 0)),
    onAdded(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
