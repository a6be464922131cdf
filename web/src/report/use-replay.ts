import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { endOf, endOfAll, type Gap, gapAt, gapsOf, locate, momentAfter, type Segment } from './replay.ts';
import type { Playable, Sound } from './sound.ts';
import { useSound } from './use-sound.ts';

export type Replay = {
  audio: RefObject<HTMLAudioElement | null>;
  playing: boolean;
  /** The session's clock where the recording stands. */
  atMs: number;
  /** The same once somebody has gone to a moment: null before. */
  readMs: number | null;
  endMs: number;
  gaps: readonly Gap[];
  sound: Sound;
  fault: string | null;
  playFrom: (ms: number) => void;
  toggle: () => void;
};

const missingHere = 'This moment cannot be played: the recording is missing or cut here.';

/** One player over all segments of a recording, in the session's own time. */
export function useReplay(sessionId: string, recorded: readonly Segment[]): Replay {
  const { segments, sound } = useSound(sessionId, recorded);
  const gaps = useMemo(() => gapsOf(segments), [segments]);
  const audio = useRef<HTMLAudioElement>(null);
  const current = useRef(-1);
  const [playing, setPlaying] = useState(false);
  const [readMs, setReadMs] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  const playFrom = useCallback(
    (ms: number) => {
      const player = audio.current;
      const place = locate(segments, ms);
      const segment = place && segments[place.index];
      setFault(null);
      setReadMs(ms);
      // Where there is no sound, lines, exhibit and notes follow all the same.
      if (!player || !place || !segment?.source || gapAt(gaps, ms)) return player?.pause();
      load(player, current, place.index, segment.source);
      player.currentTime = place.atS;
      setReadMs(segment.started_ms + place.atS * 1000);
      player.play().catch((error: unknown) => {
        // Being asked for another moment before this one began is no fault.
        if (error instanceof Error && error.name === 'AbortError') return;
        setFault(missingHere);
      });
    },
    [segments, gaps],
  );
  const atMs = readMs ?? 0;
  const toggle = useCallback(() => {
    const player = audio.current;
    if (player && !player.paused) return player.pause();
    const fromMs = gapAt(gaps, atMs)?.to_ms ?? atMs;
    // After the end it begins anew.
    playFrom(locate(segments, fromMs) ? fromMs : 0);
  }, [atMs, gaps, segments, playFrom]);

  useFirstSegment(audio, current, segments);
  useEffect(() => {
    const player = audio.current;
    if (!player) return;
    const onTime = () => {
      const segment = segments[current.current];
      if (segment && !player.paused) setReadMs(segment.started_ms + player.currentTime * 1000);
    };
    const onEnded = () => {
      const nextMs = momentAfter(segments, current.current);
      const place = nextMs === null ? null : locate(segments, nextMs);
      const next = place && segments[place.index];
      setPlaying(false);
      if (next && nextMs !== null) return playFrom(Math.max(nextMs, next.started_ms));
      const last = segments[current.current];
      if (last) setReadMs(endOf(last));
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
  const endMs = endOfAll(segments);
  return { audio, playing, atMs, readMs, endMs, gaps, sound, fault, playFrom, toggle };
}

/** The first segment is loaded before anybody asks for it, as soon as there is one that this browser plays. */
function useFirstSegment(
  audio: RefObject<HTMLAudioElement | null>,
  current: RefObject<number>,
  segments: readonly Playable[],
): void {
  useEffect(() => {
    const index = segments.findIndex(({ source, duration_ms }) => source !== null && duration_ms > 0);
    const source = segments[index]?.source;
    if (audio.current && current.current < 0 && source) load(audio.current, current, index, source);
  }, [audio, current, segments]);
}

function load(player: HTMLAudioElement, current: RefObject<number>, index: number, source: string): void {
  if (current.current === index) return;
  current.current = index;
  player.src = source;
}
