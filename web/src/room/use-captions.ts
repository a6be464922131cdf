import {
  segmentIdAttribute,
  transcriptionFinalAttribute,
  transcriptionTopic,
  writtenAttribute,
} from '@caseroom/core/wire/room';
import type { TranscriptLine } from '@caseroom/core/wire/view';
import type { Room, TextStreamReader } from 'livekit-client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Caption, unlogged, withCaption, withoutLogged } from './captions.ts';

/**
 * Live captions of both sides from the room's text streams, each until the log has its line. Without `readsAlong` what
 * the interviewer says aloud is left to the ear.
 */
export function useCaptions(
  room: Room,
  lines: readonly TranscriptLine[],
  readsAlong: boolean,
  /** Whose words are the candidate's, where this page is not theirs. */
  candidateIdentity?: string,
): readonly Caption[] {
  const [captions, setCaptions] = useState<readonly Caption[]>([]);
  const known = useRef(new Set(lines.map((line) => line.id)));
  useEffect(() => {
    room.registerTextStreamHandler(transcriptionTopic, (reader, { identity }) => {
      const candidate = candidateIdentity ?? room.localParticipant.identity;
      const speaker = identity === candidate ? 'candidate' : 'interviewer';
      const written = reader.info.attributes?.[writtenAttribute] === 'true';
      if (speaker === 'interviewer' && !written && !readsAlong) return;
      void follow(reader, speaker, (caption) => setCaptions((held) => withCaption(held, caption)));
    });
    return () => room.unregisterTextStreamHandler(transcriptionTopic);
  }, [room, readsAlong, candidateIdentity]);
  useEffect(() => {
    const fresh = lines.filter((line) => !known.current.has(line.id));
    for (const line of fresh) known.current.add(line.id);
    if (fresh.length > 0) setCaptions((held) => withoutLogged(held, fresh));
  }, [lines]);
  return useMemo(() => unlogged(captions, lines), [captions, lines]);
}

async function follow(
  reader: TextStreamReader,
  speaker: Caption['speaker'],
  onCaption: (caption: Caption) => void,
): Promise<void> {
  const attributes = reader.info.attributes ?? {};
  const id = attributes[segmentIdAttribute] ?? reader.info.id;
  const declared = attributes[transcriptionFinalAttribute] === 'true';
  let text = '';
  try {
    for await (const chunk of reader) {
      text += chunk;
      onCaption({ id, speaker, text, final: declared });
    }
  } catch {
    // The stream was cut with the connection: what is there stays until the log has the whole line.
  }
  // The interviewer's words come as one growing stream, whole when it closes; the candidate's come anew each time.
  onCaption({ id, speaker, text, final: declared || speaker === 'interviewer' });
}
