import { type JobDefinition, type JobKey, jobDefinitions, type PayloadOf } from './definition.ts';

export type JobContext = {
  /** Counts from 1. */
  attempt: number;
  isLastAttempt: boolean;
  /** Aborted when the worker stops. */
  signal: AbortSignal;
};

export type JobHandler<K extends JobKey> = {
  run: (payload: PayloadOf<K>, context: JobContext) => Promise<void>;
  /** Called once when no attempt is left, so that what people see is not "running" for ever. */
  giveUp?: (payload: PayloadOf<K>, error: unknown) => Promise<void>;
};
export type JobHandlers = { [K in JobKey]: JobHandler<K> };

export type Registered = {
  definition: Pick<JobDefinition, 'name' | 'options' | 'everyMs' | 'queue'>;
  run: (data: unknown, context: JobContext) => Promise<void>;
  giveUp: (data: unknown, error: unknown) => Promise<void>;
};

/** Handlers by job name. Throws at boot when a job has none: it would sit in the queue for ever. */
export function createRegistry(handlers: Partial<JobHandlers>): Map<string, Registered> {
  const keys = Object.keys(jobDefinitions) as JobKey[];
  const missing = keys.filter((key) => handlers[key] === undefined).map((key) => jobDefinitions[key].name);
  if (missing.length > 0) throw new Error(`There is no handler for the job ${missing.join(', ')}.`);
  return new Map(keys.map((key) => [jobDefinitions[key].name, register(key, handlers)]));
}

/** Each payload is parsed again when it is run: it may have been queued by an older version. */
function register<K extends JobKey>(key: K, handlers: Partial<JobHandlers>): Registered {
  const definition = jobDefinitions[key];
  const handler = handlers[key] as JobHandler<K>;
  const parse = (data: unknown) => definition.payload.parse(data) as PayloadOf<K>;
  return {
    definition,
    run: (data, context) => handler.run(parse(data), context),
    giveUp: async (data, error) => handler.giveUp?.(parse(data), error),
  };
}
