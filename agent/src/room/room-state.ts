import {
  agentStateAttribute,
  exhibitAttribute,
  hearingAttribute,
  recordingAttribute,
} from '@caseroom/core/wire/room';
import { RoomEvent, type Room } from '@livekit/rtc-node';
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

/**
 * `isWritten`: nobody but this sets what the interviewer does. With sound the framework does, and a word of ours that is
 * said again would be older than its own.
 */
export function createRoomState(
  room: Room,
  logger: Logger,
  isWritten: () => boolean,
): RoomState & { close(): void } {
  let last = Promise.resolve();
  const known = new Map<string, string>();
  const failed = new Set<string>();
  const send = (attributes: Record<string, string>) => {
    for (const name of Object.keys(attributes)) failed.delete(name);
    // One after the other, so that the last word is the one that stays.
    last = last
      .then(() => room.localParticipant?.setAttributes(attributes))
      .catch((error: unknown) => {
        for (const name of Object.keys(attributes)) failed.add(name);
        logger.warn({ err: error, attributes: Object.keys(attributes) }, 'attributes were not set');
      });
  };
  const set = (name: string, value: string) => {
    if (known.get(name) === value && !failed.has(name)) return;
    known.set(name, value);
    send({ [name]: value });
  };
  // The media client does not say so when the room was away and took none of them, and who enters anew has none.
  const sendAll = () => {
    const ours = [...known].filter(([name]) => name !== agentStateAttribute || isWritten());
    if (ours.length > 0) send(Object.fromEntries(ours));
  };
  room.on(RoomEvent.Reconnected, sendAll);
  return {
    hearing: (state) => set(hearingAttribute, state),
    exhibit: (exhibitId) => set(exhibitAttribute, exhibitId),
    recording: (on) => set(recordingAttribute, on ? 'on' : 'off'),
    activity: (state) => set(agentStateAttribute, state),
    close: () => void room.off(RoomEvent.Reconnected, sendAll),
  };
}
