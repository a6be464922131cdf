/**
 * Runs first in each job's process, before the framework and our own code are loaded: loading takes a core for a second,
 * and the worker fills up its warm processes just when many interviews begin. So this waits until the worker says that
 * nobody is beginning, or that somebody waits for this very process.
 */
const ASK_AGAIN_MS = 200;
/** A worker that does not answer must not keep a process from being there. */
const LONGEST_MS = 15_000;

const url = process.env.CASEROOM_LOAD_GATE;
if (url !== undefined && process.argv[1]?.includes('job_proc') === true) {
  for (const until = Date.now() + LONGEST_MS; Date.now() < until; ) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    );
    if (status !== 503) break;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
