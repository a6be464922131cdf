import { Pause, Play } from 'lucide-react';
import { clockText, clockWords } from '../room/clock.ts';
import { useReport } from './report-context.ts';
import type { Replay } from './use-replay.ts';

/** The recording, always at hand at the foot of the page, in the session's own time. */
export function Player({ replay }: { replay: Replay }) {
  const { segments } = useReport().report.recording;
  const last = segments.at(-1);
  const endMs = last ? last.started_ms + last.duration_ms : 0;
  return (
    <aside
      aria-label="Recording"
      className="fixed inset-x-0 bottom-0 z-30 border-rule border-t bg-sheet pb-[env(safe-area-inset-bottom)]"
    >
      <audio ref={replay.audio} preload="metadata" src={segments[0]?.url} />
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
        <input
          type="range"
          aria-label="Moment of the interview"
          aria-valuetext={clockWords(replay.atMs)}
          min={0}
          max={endMs}
          step={1000}
          value={Math.min(replay.atMs, endMs)}
          onChange={(event) => replay.playFrom(Number(event.target.value))}
          className="h-11 min-w-0 flex-1 accent-accent"
        />
        <span className="figures shrink-0 text-soft text-sm">{clockText(endMs)}</span>
      </div>
      {replay.fault && (
        <p role="alert" className="mx-auto max-w-5xl px-5 pb-2 text-red text-sm sm:px-8">
          {replay.fault}
        </p>
      )}
    </aside>
  );
}
