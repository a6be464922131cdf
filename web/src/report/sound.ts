import type { Segment } from './replay.ts';

/** Whether this browser has the sound of a recording: it plays it, is being prepared for it, or never will be. */
export type Sound = 'plays' | 'making' | 'none';
export type Playable = Segment & {
  /** What this browser plays of it; null: nothing yet. */
  source: string | null;
};

/** The original where the browser plays it, else the form that was made for those that do not (Safari before 18.4). */
export function playableOf(segment: Segment, plays: (contentType: string) => boolean): Playable {
  if (plays(segment.content_type)) return { ...segment, source: segment.url };
  return { ...segment, source: segment.aac?.state === 'ready' ? segment.aac.url : null };
}

/** Of segments that have sound at all. */
export function soundOf(segments: readonly Playable[]): Sound {
  const silent = segments.filter(({ source, duration_ms }) => source === null && duration_ms > 0);
  if (silent.length === 0) return 'plays';
  return silent.some(({ aac }) => aac?.state === 'making') ? 'making' : 'none';
}
