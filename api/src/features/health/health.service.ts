export type Check = { name: string; ping: () => Promise<void> };
export type Health = { ok: boolean; parts: { name: string; ok: boolean; ms: number }[] };

/** Whoever asks decides by the answer whether to send people here, so it must come soon. */
const DEADLINE_MS = 2_000;

/** Asks every part at the same time; one that does not answer in time is away. */
export async function checkHealth(checks: readonly Check[]): Promise<Health> {
  const parts = await Promise.all(checks.map(checkPart));
  return { ok: parts.every((part) => part.ok), parts };
}

async function checkPart({ name, ping }: Check): Promise<Health['parts'][number]> {
  const begun = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), DEADLINE_MS);
  });
  const answered = ping().then(
    () => true,
    () => false,
  );
  const ok = await Promise.race([answered, late]);
  clearTimeout(timer);
  return { name, ok, ms: Math.round(performance.now() - begun) };
}
