import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { recordingsQuery } from '../api/queries.ts';
import type { Segment } from './replay.ts';
import { type Playable, playableOf, type Sound, soundOf } from './sound.ts';

/** A minute of sound is made in a second; a report that is opened at once waits for some. */
const LOOK_AGAIN_MS = 2_000;

const plays = (contentType: string): boolean =>
  document.createElement('audio').canPlayType(contentType) !== '';
const inThisBrowser = (segments: readonly Segment[]): Playable[] =>
  segments.map((segment) => playableOf(segment, plays));

/** A recording as this browser plays it. While it is being prepared for it, it looks again by itself. */
export function useSound(
  sessionId: string,
  segments: readonly Segment[],
): { segments: readonly Playable[]; sound: Sound } {
  const first = useMemo(() => inThisBrowser(segments), [segments]);
  const { data } = useQuery({
    ...recordingsQuery(sessionId),
    enabled: soundOf(first) === 'making',
    refetchInterval: ({ state }) =>
      state.data && soundOf(inThisBrowser(state.data.segments)) !== 'making' ? false : LOOK_AGAIN_MS,
  });
  const now = useMemo(() => (data ? inThisBrowser(data.segments) : first), [data, first]);
  return { segments: now, sound: soundOf(now) };
}
