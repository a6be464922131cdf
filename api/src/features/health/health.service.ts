/** `needed`: without it nothing can be served. */
export type Check = { name: string; needed?: boolean; ping: () => Promise<void> };
type Part = { name: string; ok: boolean; ms: number };
/** `ready`: what is needed answers, so that people may be sent here; `ok`: so does everything else. */
export type Health = { ready: boolean; ok: boolean; parts: Part[] };

/** Whoever asks decides by the answer whether to send people here, so it must come soon. */
const DEADLINE_MS = 2_000;

/** Asks every part at the same time; one that does not answer in time is away. */
export async function checkHealth(checks: readonly Check[]): Promise<Health> {
  const checked = await Promise.all(checks.map(async (check) => ({ check, part: await checkPart(check) })));
  const ready = checked.every(({ check, part }) => part.ok || check.needed !== true);
  const parts = checked.map(({ part }) => part);
  return { ready, ok: parts.every((part) => part.ok), parts };
}

async function checkPart({ name, ping }: Check): Promise<Part> {
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
