import { expect, it } from 'vitest';
import { createRegistry, type JobHandlers } from './registry.ts';

const run = async (): Promise<void> => undefined;
const handlers: JobHandlers = {
  evaluateSession: { run },
  closeRoom: { run },
  endForsaken: { run },
  restIdle: { run },
  sweepObservers: { run },
  requeueEvaluations: { run },
  makeAac: { run },
  requeueAac: { run },
};

it('refuses to begin when a job has no handler, and names it', () => {
  const { evaluateSession: _left, ...rest } = handlers;
  expect(() => createRegistry(rest)).toThrow('evaluate-session');
});

it('finds each handler by the name of its job, and parses what it is given', async () => {
  const registry = createRegistry(handlers);
  expect([...registry.keys()]).toEqual([
    'evaluate-session',
    'close-room',
    'end-forsaken-sessions',
    'rest-idle-sessions',
    'sweep-observers',
    'requeue-evaluations',
    'make-aac',
    'requeue-aac',
  ]);
  const context = { attempt: 1, isLastAttempt: false, signal: AbortSignal.timeout(1000) };
  expect(() => registry.get('evaluate-session')?.run({ evaluation_id: 'x' }, context)).toThrow();
});
