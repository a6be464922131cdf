import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { locate, momentAfter, type Segment } from './replay.ts';

export type Replay = {
  audio: RefObject<HTMLAudioElement | null>;
  playing: boolean;
  /** The session's clock where the recording stands. */
  atMs: number;
  fault: string | null;
  playFrom: (ms: number) => void;
  toggle: () => void;
};

const missingHere = 'This moment cannot be played: the recording is missing or cut here.';
const unknownFormat =
  'This browser does not play this recording (Ogg Opus). Open the report in another one, or in a newer version of this one.';

/** One player over all segments of a recording, in the session's own time. */
export function useReplay(segments: readonly Segment[]): Replay {
  const audio = useRef<HTMLAudioElement>(null);
  const current = useRef(-1);
  const [playing, setPlaying] = useState(false);
  const [atMs, setAtMs] = useState(0);
  const [fault, setFault] = useState<string | null>(null);

  const playFrom = useCallback(
    (ms: number) => {
      const player = audio.current;
      const place = locate(segments, ms);
      const segment = place && segments[place.index];
      if (!player || !segment) return;
      setFault(null);
      if (current.current !== place.index) {
        current.current = place.index;
        player.src = segment.url;
      }
      player.currentTime = place.atS;
      setAtMs(segment.started_ms + place.atS * 1000);
      player.play().catch((error: unknown) => {
        // Being asked for another moment before this one began is no fault.
        if (error instanceof Error && error.name === 'AbortError') return;
        setFault(player.canPlayType(segment.content_type) === '' ? unknownFormat : missingHere);
      });
    },
    [segments],
  );
  const toggle = useCallback(() => {
    const player = audio.current;
    if (player && !player.paused) player.pause();
    else playFrom(atMs);
  }, [atMs, playFrom]);

  useEffect(() => {
    const player = audio.current;
    if (!player) return;
    const onTime = () => {
      const segment = segments[current.current];
      if (segment) setAtMs(segment.started_ms + player.currentTime * 1000);
    };
    const onEnded = () => {
      const nextMs = momentAfter(segments, current.current);
      if (nextMs !== null) playFrom(nextMs);
      else setPlaying(false);
    };
    const onPlay = () => setPlaying(true);
    const onPause = () => setPlaying(false);
    player.addEventListener('timeupdate', onTime);
    player.addEventListener('ended', onEnded);
    player.addEventListener('playing', onPlay);
    player.addEventListener('pause', onPause);
    return () => {
      player.removeEventListener('timeupdate', onTime);
      player.removeEventListener('ended', onEnded);
      player.removeEventListener('playing', onPlay);
      player.removeEventListener('pause', onPause);
    };
  }, [segments, playFrom]);
  return { audio, playing, atMs, fault, playFrom, toggle };
}
