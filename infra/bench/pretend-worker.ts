import { randomUUID } from 'node:crypto';
import { routes } from '@caseroom/core/wire/routes';

const REPORT_MS = 2_000;

/** Reports seats as a worker does, for a bench of the api alone: nobody interviews, and nobody is to wait for it. */
export async function pretendWorker(url: string, token: string, seats = 1_000): Promise<{ close(): void }> {
  const path = routes.reportWorker.path.replace(':workerId', randomUUID());
  const report = async () => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ seats, draining: false, sessions: [] }),
    });
    if (!response.ok) throw new Error(`the api refused a report: ${response.status}`);
  };
  await report();
  const timer = setInterval(() => void report().catch(() => {}), REPORT_MS);
  return { close: () => clearInterval(timer) };
}
