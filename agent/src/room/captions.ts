import {
  segmentIdAttribute,
  transcriptionFinalAttribute,
  transcriptionTopic,
  writtenAttribute,
} from '@caseroom/core/wire/room';
import type { Room } from '@livekit/rtc-node';
import type { Logger } from '../life/logger.ts';

/** A line of the interviewer that appears clause by clause where no voice is, on the topic that captions use. */
export type CaptionLine = { write(clause: string): Promise<void>; close(): Promise<void> };

export async function openCaption(room: Room, segmentId: string, logger: Logger): Promise<CaptionLine> {
  const failed = (error: unknown) => {
    // The log carries the line too: a caption that is lost is shown a moment later.
    logger.warn({ err: error }, 'a caption was not sent');
    return undefined;
  };
  const writer = await room.localParticipant
    ?.streamText({
      topic: transcriptionTopic,
      attributes: {
        [segmentIdAttribute]: segmentId,
        [transcriptionFinalAttribute]: 'false',
        [writtenAttribute]: 'true',
      },
    })
    .catch(failed);
  return {
    write: async (clause) => void (await writer?.write(clause).catch(failed)),
    close: async () => void (await writer?.close().catch(failed)),
  };
}
