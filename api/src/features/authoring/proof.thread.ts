import { parentPort, workerData } from 'node:worker_threads';
import { proveCase } from '@caseroom/core/case/prove';
import { z } from 'zod';

/** The entry of a thread: proves one text and ends. */
const { yaml, seeds } = z.object({ yaml: z.string(), seeds: z.number().int() }).parse(workerData);
parentPort?.postMessage(proveCase(yaml, { seeds }));
