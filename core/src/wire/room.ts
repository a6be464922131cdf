import { z } from 'zod';

/** What is momentary travels through the room: names of topics, attributes and identities. */

/** Set by the framework on the interviewer: `initializing`, `listening`, `thinking`, `speaking`, `idle`. */
export const agentStateAttribute = 'lk.agent.state';
/** Text streams with captions of both sides, interim ones included; the framework's own topic. */
export const transcriptionTopic = 'lk.transcription';
export const segmentIdAttribute = 'lk.segment_id';
export const transcriptionFinalAttribute = 'lk.transcription_final';
/** `true` on a stream of words that no voice says: they are shown even to who reads no captions. */
export const writtenAttribute = 'caseroom.written';

/** The api tells the interviewer that the log has grown: data packet with `logHint`. */
export const logTopic = 'caseroom.log';
export const logHint = z.object({ seq: z.number().int().positive() });
/** The api tells whoever is in the room that an interviewer of this epoch has taken over: data packet with `epochHint`. */
export const epochTopic = 'caseroom.epoch';
export const epochHint = z.object({ epoch: z.number().int().positive() });

/** Attributes that the interviewer sets on itself. */
export const exhibitAttribute = 'caseroom.exhibit';
/** `ok`, `unclear` (sound, but no words in it), `away` (typing is the way), `none` (typed interview). */
export const hearingAttribute = 'caseroom.hearing';
export const recordingAttribute = 'caseroom.recording';

export const roomNameOf = (sessionId: string): string => `session_${sessionId}`;
/** The session whose room has this name; undefined for rooms of others, such as the lobby's. */
export const sessionOfRoom = (name: string): string | undefined =>
  /^session_([0-9a-f-]{36})$/.exec(name)?.[1];
export const candidateIdentityOf = (sessionId: string): string => `candidate_${sessionId}`;
/** The name under which the framework lets the interviewer of a job into the room. */
export const agentIdentityOf = (jobId: string): string => `agent-${jobId}`;
/** The job that has this identity in a room; undefined for candidates and observers. */
export const jobOfAgent = (identity: string): string | undefined => /^agent-(.+)$/.exec(identity)?.[1];
/** Whoever listens is hidden in the room; one identity for each time that somebody comes. */
export const observerIdentityPrefix = 'observer_';
export const observerIdentityOf = (observationId: string): string =>
  `${observerIdentityPrefix}${observationId}`;

/** Metadata of the interviewer's dispatch. Who comes after an epoch that has been followed already is one too many. */
export const jobMetadata = z.object({
  session_id: z.uuid(),
  after_epoch: z.number().int().nonnegative().optional(),
});
