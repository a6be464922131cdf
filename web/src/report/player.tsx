import { Pause, Play } from 'lucide-react';
import { clockText, clockWords } from '../room/clock.ts';
import { classes } from '../ui/classes.ts';
import { PlayerWords } from './player-words.tsx';
import type { Gap } from './replay.ts';
import type { Replay } from './use-replay.ts';

/** The recording, always at hand at the foot of the page, in the session's own time. */
export function Player({ replay }: { replay: Replay }) {
  const { endMs, gaps } = replay;
  return (
    <aside
      aria-label="Recording"
      className="fixed inset-x-0 bottom-0 z-30 border-rule border-t bg-sheet pb-[env(safe-area-inset-bottom)]"
    >
      <audio ref={replay.audio} preload="metadata" />
      <div className="mx-auto flex max-w-5xl items-center gap-4 px-5 py-2.5 sm:px-8">
        <button
          type="button"
          aria-label={replay.playing ? 'Pause' : 'Play'}
          onClick={replay.toggle}
          className="grid size-11 shrink-0 place-items-center rounded-full bg-accent text-accent-ink"
        >
          {replay.playing ? (
            <Pause aria-hidden="true" className="size-5 fill-current" />
          ) : (
            <Play aria-hidden="true" className="size-5 translate-x-px fill-current" />
          )}
        </button>
        <span className="figures w-12 shrink-0 text-right text-sm">{clockText(replay.atMs)}</span>
        <span className="relative flex min-w-0 flex-1 items-center">
          <input
            type="range"
            aria-label="Moment of the interview"
            aria-valuetext={clockWords(replay.atMs)}
            min={0}
            max={endMs}
            step={1000}
            value={Math.min(replay.atMs, endMs)}
            onChange={(event) => replay.playFrom(Number(event.target.value))}
            className="h-11 w-full min-w-0 accent-accent"
          />
          <GapMarks gaps={gaps} endMs={endMs} />
        </span>
        <span className="figures shrink-0 text-soft text-sm">{clockText(endMs)}</span>
      </div>
      <PlayerWords replay={replay} className="mx-auto max-w-5xl px-5 pb-2 sm:px-8" />
    </aside>
  );
}

/** Where the time line has no sound. The transcript says the same in words. */
function GapMarks({ gaps, endMs }: { gaps: readonly Gap[]; endMs: number }) {
  const share = (ms: number): string => `${(100 * ms) / endMs}%`;
  return (
    // Below the thumb, which stays in sight; the slider's own line begins and ends half a thumb inside of it.
    <span aria-hidden="true" className="pointer-events-none absolute inset-x-2 inset-y-0">
      {gaps.map(({ from_ms, to_ms, why }) => (
        <span
          key={from_ms}
          data-gap={why}
          style={{ left: share(from_ms), width: share(to_ms - from_ms) }}
          className={classes(
            'absolute top-[calc(50%+0.625rem)] h-1 min-w-0.5 rounded-xs',
            why === 'missing' ? 'bg-red' : 'bg-soft',
          )}
        />
      ))}
    </span>
  );
}
