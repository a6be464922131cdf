import type { RemoteAudioTrack } from 'livekit-client';
import { useEffect, useState } from 'react';
import type { CallState } from './stay-in-room.ts';
import type { Interviewer } from './use-interviewer.ts';
import { useLongerThan } from './use-longer-than.ts';

const lookMs = 500;
/** A voice that is speaking sends a packet every 20 ms; after this without any it is gone. */
const silentMs = 2_500;
/** One interviewer may leave a moment before the next one is seen. */
const absentMs = 1_000;

/**
 * What this page sees by itself, often before the server knows. `lost`: an interviewer says it speaks and sends nothing,
 * or was there and is not any more. `awaited`: nobody has been there since the page came; the log may know of one of before.
 */
export type Line = 'clear' | 'awaited' | 'lost';

export function useLine(call: CallState, live: boolean, interviewer: Interviewer | null): Line {
  const wasThere = useSawOne(interviewer !== null, live);
  const here = call === 'connected' && live;
  const alone = here && interviewer === null;
  const gone = useLongerThan(alone && wasThere, absentMs);
  const speaking = here && interviewer?.state === 'speaking' ? interviewer.voice : undefined;
  if (useSilentVoice(speaking) || gone) return 'lost';
  return alone && !wasThere ? 'awaited' : 'clear';
}

/** Whether an interviewer who is not there is one who was. Who left while the interview rested is called again, and no loss. */
export const sawOne = (before: boolean, { there, live }: { there: boolean; live: boolean }): boolean =>
  there || (before && live);

function useSawOne(there: boolean, live: boolean): boolean {
  const [saw, setSaw] = useState(there);
  useEffect(() => setSaw((before) => sawOne(before, { there, live })), [there, live]);
  return saw;
}

/** True while no byte of a voice has come for too long. */
function useSilentVoice(voice: RemoteAudioTrack | undefined): boolean {
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    setSilent(false);
    if (!voice) return;
    let bytes = -1;
    let since = performance.now();
    const look = async () => {
      const received = (await voice.getReceiverStats().catch(() => undefined))?.bytesReceived;
      if (received === undefined) return;
      if (received !== bytes) since = performance.now();
      bytes = received;
      setSilent(performance.now() - since > silentMs);
    };
    const timer = setInterval(() => void look(), lookMs);
    return () => clearInterval(timer);
  }, [voice]);
  return silent;
}
