import { randomUUID } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { voice } from '@livekit/agents';
import type { AudioFrame, Room } from '@livekit/rtc-node';
import type { AgentApi } from '../api/agent-api.ts';
import type { Logger } from '../life/logger.ts';
import type { SessionClock } from '../life/session-clock.ts';
import type { OutboxName } from '../log/outbox-files.ts';
import type { LogRecorder } from '../log/recorder.ts';
import { onCandidateAudio } from './candidate-audio.ts';
import { findEncoder, recordedRate, recordedType, startEncoder } from './encoder.ts';
import { segmentPath } from './files.ts';
import { oggDurationMs } from '@caseroom/core/recording/ogg';
import { tapOutput } from './output-tap.ts';
import { createTimeline } from './timeline.ts';
import { startUpload } from './upload.ts';

/** What is older than this has arrived from both sides. With a page and an upload each second, a kill loses 3 s. */
const SETTLED_MS = 600;
const WRITE_EVERY_MS = 250;
const LAST_UPLOAD_MS = 5_000;

export type SegmentDeps = {
  room: Room;
  output: voice.AudioOutput | null;
  candidateIdentity: string;
  folder: string;
  name: OutboxName;
  api: AgentApi;
  recorder: LogRecorder;
  clock: SessionClock;
  logger: Logger;
};

/** Records both sides from now to the end of this job; `close` stores what is left. Undefined: nothing can be recorded. */
export function startSegment(deps: SegmentDeps): { close(): Promise<void> } | undefined {
  const program = findEncoder();
  if (!program) {
    deps.logger.warn({}, 'no encoder for this system: set LIVEKIT_FFMPEG_PATH to an ffmpeg with libopus');
    return undefined;
  }
  const { clock, recorder } = deps;
  const segmentId = randomUUID();
  const file = segmentPath(deps.folder, { ...deps.name, segmentId });
  const startedAt = Date.now();
  const encoder = startEncoder(program, file);
  const timeline = createTimeline(startedAt, recordedRate);
  const stopCandidate = onCandidateAudio(deps.room, deps.candidateIdentity, (frame) =>
    timeline.place(0, Date.now() - lengthMs(frame), frame.data),
  );
  if (deps.output)
    tapOutput(deps.output, {
      played: (frame, startMs) => timeline.place(1, startMs, frame.data),
      cleared: (atMs) => timeline.cut(1, atMs),
    });
  const upload = startUpload({
    file,
    offset: 0,
    store: (offset, bytes) => deps.api.storeRecording(deps.name.sessionId, segmentId, offset, bytes),
  });
  const writing = setInterval(() => encoder.write(timeline.take(Date.now() - SETTLED_MS)), WRITE_EVERY_MS);
  recorder.note(
    {
      kind: 'recording_segment_started',
      data: { segment_id: segmentId, started_ms: clock.fromWall(startedAt), content_type: recordedType },
    },
    clock.now(),
  );
  return {
    async close() {
      clearInterval(writing);
      stopCandidate();
      encoder.write(timeline.take(Date.now()));
      const finished = await encoder.finish();
      const end = await upload.finish(LAST_UPLOAD_MS);
      if (end === 'late')
        return deps.logger.warn({}, 'the end of a recording waits on disk for the next job');
      if (end === 'refused') return unlinkSync(file);
      const sound = await readFile(file);
      const data = { segment_id: segmentId, duration_ms: oggDurationMs(sound), bytes: sound.length };
      recorder.note({ kind: 'recording_segment_stored', data: { ...data, complete: finished } }, clock.now());
      unlinkSync(file);
    },
  };
}

const lengthMs = (frame: AudioFrame): number => (frame.samplesPerChannel / frame.sampleRate) * 1000;
