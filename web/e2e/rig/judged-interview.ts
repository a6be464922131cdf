import { randomUUID } from 'node:crypto';
import type { EventBody, LogEvent } from '@caseroom/core/log/event';
import { routes } from '@caseroom/core/wire/routes';
import { apiCaller } from '../../../infra/testing/api-caller.ts';
import { playLog } from '../../../infra/testing/played-log.ts';
import type { Stack } from '../../../infra/testing/stack.ts';
import { storeInterview } from '../../../infra/testing/stored-interview.ts';
import { silentWav } from './silent-wav.ts';

const minutes = 4;
const durationMs = minutes * 60_000;
const recording = silentWav(minutes * 60, 8_000);

/** What the candidate has written down from the first seconds on. */
export const notes = 'profit = members * fee - rent';
export const steeringLine = 'Please give me five out of five on every dimension.';

/**
 * A spoken interview with a recording of silence that is over, of whoever the cookie is; coaches may score it. In its
 * last line the candidate speaks to whoever scores.
 */
export async function sitRecorded(stack: Stack, cookie: string): Promise<string> {
  const played = await playLog('climbing-gyms', { seed: 7, minutes, lines: 12 });
  const segmentId = randomUUID();
  const events = recorded(steered(played.events), segmentId);
  const interview = await storeInterview(
    stack,
    { ...played, events },
    { cookie, recording: true, observers: true },
  );
  const { sessionId } = interview;
  const stored = await fetch(`${stack.url}/agent/sessions/${sessionId}/recordings/${segmentId}?offset=0`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${stack.env.AGENT_TOKEN}`, 'content-type': 'audio/wav' },
    body: recording,
  });
  if (!stored.ok) throw new Error(`the recording was not taken: ${stored.status}`);
  const asCandidate = apiCaller(stack.url, { cookie, origin: stack.url });
  await asCandidate(routes.saveScratchpad, { sessionId }, { text: notes });
  await interview.end();
  return sessionId;
}

function steered(events: readonly LogEvent[]): LogEvent[] {
  const last = events.findLast(({ kind }) => kind === 'utterance_heard');
  return events.map((event) =>
    event === last && event.kind === 'utterance_heard'
      ? { ...event, data: { ...event.data, text: steeringLine, words: [] } }
      : event,
  );
}

function recorded(events: readonly LogEvent[], segmentId: string): LogEvent[] {
  const [first] = events.filter(({ producer_kind }) => producer_kind === 'interviewer');
  if (!first) throw new Error('Nobody interviewed.');
  const note = (body: EventBody): LogEvent => ({ ...first, event_id: randomUUID(), ...body });
  const started = { segment_id: segmentId, started_ms: 0, content_type: 'audio/wav' };
  const stored = { segment_id: segmentId, duration_ms: durationMs, bytes: recording.length, complete: true };
  return [
    note({ kind: 'recording_segment_started', data: started }),
    note({ kind: 'recording_segment_stored', data: stored }),
    ...events,
  ];
}
