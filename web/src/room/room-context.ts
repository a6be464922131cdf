import type { QueuePlace } from '@caseroom/core/wire/seats';
import type { CandidateView } from '@caseroom/core/wire/view';
import type { Room } from 'livekit-client';
import { createContext, useContext } from 'react';
import type { Camera } from './use-camera.ts';
import type { CallState } from './use-call.ts';
import type { Wish } from './use-command.ts';
import type { Interviewer } from './use-interviewer.ts';
import type { Line } from './use-line.ts';
import type { Microphone } from './use-microphone.ts';
import type { ClockOffset } from './clock.ts';
import type { Feed } from './use-live-view.ts';
import type { Audible } from './use-audible.ts';

/** What the parts of the room share. */
export type RoomScene = {
  sessionId: string;
  room: Room;
  view: CandidateView;
  feed: Feed;
  call: CallState;
  /** The place in the queue of one who comes back, or goes on, when every seat is taken. */
  queue: QueuePlace | null;
  /** Stops waiting for a seat to go on with; null: nobody waits for one. */
  stayPaused: (() => void) | null;
  spoken: boolean;
  offset: ClockOffset;
  interviewer: Interviewer | null;
  /** What this page sees of the interviewer, whatever the server says. */
  line: Line;
  microphone: Microphone;
  camera: Camera;
  audible: Audible;
  unblock: () => Promise<void>;
  /** Sends a command; true once the server has it. What fails is said in a toast. */
  send: (wish: Wish) => Promise<boolean>;
};

export const RoomSceneContext = createContext<RoomScene | null>(null);

export function useScene(): RoomScene {
  const scene = useContext(RoomSceneContext);
  if (!scene) throw new Error('useScene outside of a room');
  return scene;
}
