import { flushCompileCache } from 'node:module';
import { defineAgent, type JobContext } from '@livekit/agents';
import { readConfig } from './config.ts';
import { tellLoaded } from './fleet/job-processes.ts';
import { startInterview } from './interview.ts';
import { createInterviewer } from './interviewer/interviewer.ts';
import { keepSpeechOutOf } from './life/private-output.ts';

/** The framework loads this file into each job's process; a job is one interviewer in one room. */
keepSpeechOutOf(process.stdout);
const config = readConfig(process.env);
// Written at the end of a process otherwise, which is the end of an interview: the next one starts before.
flushCompileCache();
void tellLoaded(config.workerPort);

export default defineAgent({
  // Loading leaves 10 MB behind. Thrown away while nobody waits, they are not in the way of the first words (`job-processes.ts`).
  prewarm: () => globalThis.gc?.(),
  entry: (ctx: JobContext) => startInterview(ctx, { config, createInterviewer }),
});
