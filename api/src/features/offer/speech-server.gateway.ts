/** It is on the same machine or beside it; slower than this is as good as away. */
const PROBE_TIMEOUT_MS = 1_500;
/** The lobby asks often and the server comes and goes seldom. */
const REMEMBER_MS = 5_000;

/** Whether the offline speech server at `baseUrl` (with or without `/v1`) says that it is well. */
export function createSpeechProbe(baseUrl: string | undefined): () => Promise<boolean> {
  let answer: Promise<boolean> | undefined;
  let askedAt = 0;
  return async () => {
    if (baseUrl === undefined) return false;
    if (!answer || Date.now() - askedAt > REMEMBER_MS) {
      askedAt = Date.now();
      answer = probe(baseUrl);
    }
    return answer;
  };
}

async function probe(baseUrl: string): Promise<boolean> {
  const root = baseUrl.replace(/\/$/, '').replace(/\/v1$/, '');
  try {
    const response = await fetch(`${root}/health`, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
