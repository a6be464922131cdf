import type { Brief } from '@caseroom/core/wire/agent';
import type { InterviewerModel } from '../interviewer/model.ts';
import { promptHash } from '../interviewer/prompt.ts';
import type { SessionClock } from '../life/session-clock.ts';
import type { Providers } from '../providers/table.ts';
import type { LogRecorder } from './recorder.ts';

export type Arrival = {
  recorder: LogRecorder;
  clock: SessionClock;
  brief: Brief;
  jobId: string;
  providers: Providers;
  model: InterviewerModel | null;
};

/** The first events of a job: who interviews from here on, with what, and that somebody is back. */
export function noteArrival({ recorder, clock, brief, jobId, providers, model }: Arrival): void {
  const data = {
    job_id: jobId,
    offset_ms: clock.offsetMs(),
    recogniser: providers.recognisers[0]?.name ?? null,
    model: model?.name ?? null,
    prompt_hash: model ? promptHash : null,
    voice: providers.voices[0]?.name ?? null,
  };
  recorder.note({ kind: 'interviewer_joined', data }, clock.now());
  const resumed = brief.events.some(({ kind }) => kind === 'reply_begun');
  if (resumed) recorder.note({ kind: 'interviewer_restored', data: { job_id: jobId } }, clock.now());
}
