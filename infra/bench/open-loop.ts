import { delay } from '../local/waiting.ts';

export type Row = {
  label: string;
  /** When the request was due, since the start of the run. */
  dueMs: number;
  /** From when it was due to the last byte of its answer, so that a stalled server is not spared by a waiting client. */
  tookMs: number;
  /** HTTP status, 0 when there was no answer. */
  status: number;
};

export type Shot = { label: string; send: () => Promise<Response> };

/** Sends requests at a steady rate whether or not earlier ones have been answered. */
export async function openLoop(
  ratePerSecond: number,
  seconds: number,
  next: (index: number) => Shot,
): Promise<Row[]> {
  const start = performance.now();
  const total = ratePerSecond * seconds;
  const rows: Promise<Row>[] = [];
  while (rows.length < total) {
    const dueNow = Math.min(total, Math.floor(((performance.now() - start) / 1000) * ratePerSecond) + 1);
    while (rows.length < dueNow)
      rows.push(fire(next(rows.length), start, (rows.length / ratePerSecond) * 1000));
    await delay(1);
  }
  return Promise.all(rows);
}

async function fire(shot: Shot, start: number, dueMs: number): Promise<Row> {
  let status = 0;
  try {
    const response = await shot.send();
    await response.arrayBuffer();
    status = response.status;
  } catch {
    // No answer: the row says so with status 0.
  }
  return { label: shot.label, dueMs, tookMs: performance.now() - start - dueMs, status };
}
