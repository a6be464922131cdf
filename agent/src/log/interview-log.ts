import type { AgentApi } from '../api/agent-api.ts';
import type { Logger } from '../life/logger.ts';
import type { Scope } from '../life/scope.ts';
import { openOutbox } from './outbox.ts';
import { outboxPath, type OutboxName } from './outbox-files.ts';
import { createRecorder, type LogRecorder } from './recorder.ts';
import { startSender, type SenderDeps } from './sender.ts';

/** The end of a job leaves this much time for its last events; what is late waits on disk. */
const LAST_EVENTS_MS = 6_000;

export type InterviewLogDeps = {
  folder: string;
  name: OutboxName;
  api: AgentApi;
  /** The log's head, as the api answered. */
  onHead: (headSeq: number) => void;
  onRefused: NonNullable<SenderDeps['onRefused']>;
  scope: Scope;
  logger: Logger;
};

/** What this job writes into the log: on disk first, then on its way to the api until it is there. */
export type InterviewLog = { recorder: LogRecorder; drained: (withinMs: number) => Promise<boolean> };

export function openInterviewLog(deps: InterviewLogDeps): InterviewLog {
  const { sessionId, epoch } = deps.name;
  const outbox = openOutbox(outboxPath(deps.folder, deps.name), [], deps.logger);
  const sender = startSender({
    outbox,
    logger: deps.logger,
    send: (events) => deps.api.append(sessionId, epoch, events),
    onAnswer: (answer) => deps.onHead(answer.head_seq),
    onRefused: deps.onRefused,
  });
  deps.scope.onClose('outbox', async () => {
    await sender.drained(LAST_EVENTS_MS);
    sender.close();
    outbox.close();
  });
  return { recorder: createRecorder(deps.name, outbox, sender.nudge), drained: sender.drained };
}
