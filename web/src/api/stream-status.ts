/** A stream of events refuses without saying why: the status with which it does, or null where no server answers. */
export async function statusOfStream(path: string): Promise<number | null> {
  const looked = new AbortController();
  const answer = await fetch(path, { signal: looked.signal }).catch(() => null);
  looked.abort();
  return answer?.status ?? null;
}
