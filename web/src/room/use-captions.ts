import {
  segmentIdAttribute,
  transcriptionFinalAttribute,
  transcriptionTopic,
} from '@caseroom/core/wire/room';
import type { TranscriptLine } from '@caseroom/core/wire/view';
import type { Room } from 'livekit-client';
import { useEffect, useRef, useState } from 'react';
import { type Caption, withCaption, withoutLogged } from './captions.ts';

/** Live captions of both sides from the room's text streams, each until the log has its line. */
export function useCaptions(room: Room, lines: readonly TranscriptLine[]): readonly Caption[] {
  const [captions, setCaptions] = useState<readonly Caption[]>([]);
  const known = useRef(new Set(lines.map((line) => line.id)));
  useEffect(() => {
    room.registerTextStreamHandler(transcriptionTopic, async (reader, { identity }) => {
      const attributes = reader.info.attributes ?? {};
      const speaker = identity === room.localParticipant.identity ? 'candidate' : 'interviewer';
      const id = attributes[segmentIdAttribute] ?? reader.info.id;
      const declared = attributes[transcriptionFinalAttribute] === 'true';
      let text = '';
      try {
        for await (const chunk of reader) {
          text += chunk;
          const caption = { id, speaker, text, final: declared } as const;
          setCaptions((held) => withCaption(held, caption));
        }
      } catch {
        // The stream was cut with the connection: what is there stays until the log has the whole line.
      }
      // The interviewer's words come as one growing stream, whole when it closes; the candidate's come anew each time.
      const final = declared || speaker === 'interviewer';
      setCaptions((held) => withCaption(held, { id, speaker, text, final }));
    });
    return () => room.unregisterTextStreamHandler(transcriptionTopic);
  }, [room]);
  useEffect(() => {
    const fresh = lines.filter((line) => !known.current.has(line.id));
    for (const line of fresh) known.current.add(line.id);
    if (fresh.length > 0) setCaptions((held) => withoutLogged(held, fresh));
  }, [lines]);
  return captions;
}
