import { createAudioAnalyser, type LocalAudioTrack, type RemoteAudioTrack } from 'livekit-client';
import { useEffect, useRef } from 'react';
import { decibels, meterOf, watchLevel } from '../sound/level.ts';
import type { Shape } from './presence-word.ts';
import { linePath } from './line-path.ts';

type LineProps = {
  shape: Shape;
  voice: RemoteAudioTrack | undefined;
  microphone: MediaStreamTrack | undefined;
  className?: string;
};

const stillness = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * The interviewer as one line: it runs with the voice when speaking, bends like a cupped ear and stirs with the
 * candidate's voice when listening, falls into dots when thinking. The word beside it says the same.
 */
export function SpeakingLine({ shape, voice, microphone, className }: LineProps) {
  const path = useRef<SVGPathElement>(null);
  const level = useLevel(
    shape === 'speaking' ? voice : undefined,
    shape === 'listening' ? microphone : undefined,
  );
  useEffect(() => {
    if (stillness()) {
      path.current?.setAttribute('d', linePath(shape, shape === 'speaking' ? 0.6 : 0, 0));
      return;
    }
    let frame = 0;
    let shown = 0;
    const draw = (at: number) => {
      shown += (level.current - shown) * 0.18;
      path.current?.setAttribute('d', linePath(shape, shown, at / 1000));
      if (shape === 'thinking') path.current?.setAttribute('stroke-dashoffset', String(-at / 60));
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [shape, level]);
  return (
    <svg viewBox="0 0 200 48" className={className} aria-hidden="true" preserveAspectRatio="none">
      <path
        ref={path}
        d={linePath(shape, 0, 0)}
        fill="none"
        stroke="currentColor"
        strokeWidth={shape === 'thinking' ? 5 : 2.5}
        strokeLinecap="round"
        strokeDasharray={shape === 'thinking' ? '0.1 14' : shape === 'absent' ? '3 9' : undefined}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/** The level 0..1 of whoever is speaking, in a ref: it changes with every frame. */
function useLevel(
  voice: RemoteAudioTrack | LocalAudioTrack | undefined,
  microphone: MediaStreamTrack | undefined,
) {
  const level = useRef(0);
  useEffect(() => {
    level.current = 0;
    if (voice) {
      const { calculateVolume, cleanup } = createAudioAnalyser(voice);
      const timer = setInterval(() => {
        level.current = meterOf(decibels(calculateVolume()));
      }, 40);
      return () => {
        clearInterval(timer);
        void cleanup();
      };
    }
    if (!microphone) return;
    return watchLevel(new MediaStream([microphone]), (db) => {
      level.current = meterOf(db);
    });
  }, [voice, microphone]);
  return level;
}
