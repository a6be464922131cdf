import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventDraft, type EventDraft } from '@caseroom/core/log/event';
import { lifeOfName, nameOfLife, type ProcessLife } from '../life/process-alive.ts';

/** Of the process that writes it. */
export type OutboxName = { sessionId: string; epoch: number; jobId: string } & ProcessLife;

/** `<session>.<epoch>.<job>.<process>.jsonl`: what is needed to send it later, without opening it. */
const NAME = /^([0-9a-f-]{36})\.(\d+)\.([A-Za-z0-9_-]+)\.(\d+[0-9a-f-]*)\.jsonl$/;

export function outboxPath(folder: string, name: OutboxName): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `${name.sessionId}.${name.epoch}.${safe(name.jobId)}.${nameOfLife(name)}.jsonl`);
}

/** Outboxes that earlier jobs left, the oldest epoch first; all sessions' or one's. */
export function listOutboxes(folder: string, sessionId?: string): (OutboxName & { file: string })[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return readdirSync(folder)
    .flatMap((entry) => {
      const match = NAME.exec(entry);
      const [, session, epoch, jobId, life] = match ?? [];
      if (!session || !jobId || !life || (sessionId && session !== sessionId)) return [];
      return [
        { sessionId: session, epoch: Number(epoch), jobId, ...lifeOfName(life), file: join(folder, entry) },
      ];
    })
    .sort((a, b) => a.epoch - b.epoch);
}

/** The events of an outbox in order. A line that is torn or not of the schema is counted, and left out. */
export function readOutbox(file: string): { events: EventDraft[]; torn: number } {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const events = lines.flatMap((line) => parseLine(line) ?? []);
  return { events, torn: lines.length - events.length };
}

function parseLine(line: string): EventDraft | undefined {
  try {
    return eventDraft.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

export const safe = (id: string): string => id.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 80);
