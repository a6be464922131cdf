import {
  agentStateAttribute,
  exhibitAttribute,
  hearingAttribute,
  recordingAttribute,
} from '@caseroom/core/wire/room';
import type { Room } from '@livekit/rtc-node';
import type { Logger } from '../life/logger.ts';

/** `unclear`: there is sound like speech, but no words in it. */
export type Hearing = 'ok' | 'unclear' | 'away' | 'none';
export type AgentActivity = 'initializing' | 'listening' | 'thinking' | 'speaking' | 'idle';

/** What is momentary and everybody in the room may see: attributes of the interviewer. */
export type RoomState = {
  hearing(state: Hearing): void;
  exhibit(exhibitId: string): void;
  recording(on: boolean): void;
  /** For a typed interview; with sound, the framework sets it. */
  activity(state: AgentActivity): void;
};

export function createRoomState(room: Room, logger: Logger): RoomState {
  let last = Promise.resolve();
  const known = new Map<string, string>();
  const set = (name: string, value: string) => {
    if (known.get(name) === value) return;
    known.set(name, value);
    // One after the other, so that the last word is the one that stays.
    last = last
      .then(() => room.localParticipant?.setAttributes({ [name]: value }))
      .catch((error: unknown) => logger.warn({ err: error, attribute: name }, 'an attribute was not set'));
  };
  return {
    hearing: (state) => set(hearingAttribute, state),
    exhibit: (exhibitId) => set(exhibitAttribute, exhibitId),
    recording: (on) => set(recordingAttribute, on ? 'on' : 'off'),
    activity: (state) => set(agentStateAttribute, state),
  };
}
