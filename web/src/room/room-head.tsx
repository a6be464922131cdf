import { Headphones } from 'lucide-react';
import { classes } from '../ui/classes.ts';
import { useTitleFocus } from '../ui/page.tsx';
import { Wave } from '../ui/wave.tsx';
import { clockText, clockWords, thinkingLeft } from './clock.ts';
import { Quality } from './quality.tsx';
import { useScene } from './room-context.ts';
import { useNow } from './use-now.ts';

export function RoomHead() {
  const { view, interviewer } = useScene();
  const heading = useTitleFocus();
  return (
    <header className="room-head flex items-center gap-4 border-rule border-b px-4 py-2.5 lg:px-6">
      <Wave className="hidden h-4 shrink-0 text-accent sm:block" />
      <div className="min-w-0 flex-1">
        <h1
          ref={heading}
          tabIndex={-1}
          className="truncate font-serif text-lg leading-tight tracking-[-0.01em] lg:text-xl"
        >
          {view.case_title}
        </h1>
        <PhaseLine />
      </div>
      {view.recorded && interviewer?.recording !== 'off' && (
        <p className="flex items-center gap-1.5 text-sm">
          <span aria-hidden="true" className="size-2.5 rounded-full bg-red" />
          <span className="max-sm:sr-only">Recording</span>
        </p>
      )}
      {view.coaches_may_listen && <CoachesMayListen className="max-lg:hidden" />}
      <Quality />
      <PhaseClock className="text-right" />
    </header>
  );
}

/** Coaches listen unseen, so this stands here whether one does or not. */
export function CoachesMayListen({ className }: { className?: string }) {
  return (
    <p className={classes('flex shrink-0 items-center gap-1.5 text-ink text-sm', className)}>
      <Headphones aria-hidden="true" className="size-4 shrink-0" />
      Coaches may listen
    </p>
  );
}

function PhaseLine() {
  const { phase, redo } = useScene().view;
  if (!phase) return <p className="text-soft text-sm">About to begin</p>;
  if (redo) return <p className="truncate text-soft text-sm">{phase.title}, taken again</p>;
  return (
    <p className="flex items-center gap-2.5 text-soft text-sm">
      <span className="truncate text-ink">{phase.title}</span>
      <span className="sr-only">
        , part {phase.index + 1} of {phase.count}
      </span>
      <span aria-hidden="true" className="hidden shrink-0 gap-1 sm:flex">
        {Array.from({ length: phase.count }, (_, index) => (
          <span
            key={index}
            className={`h-1 w-3 rounded-full sm:w-5 ${index < phase.index ? 'bg-accent/45' : index === phase.index ? 'bg-accent' : 'bg-rule'}`}
          />
        ))}
      </span>
    </p>
  );
}

/** `12 min`; `0:30` where it is no whole number of minutes. */
export const lengthText = (minutes: number): string =>
  Number.isInteger(minutes) ? `${minutes} min` : clockText(minutes * 60_000);

/** How long this part has been going on, beside the time it has; and the whole interview under it. */
export function PhaseClock({ className }: { className?: string }) {
  const { view, offset } = useScene();
  const now = useNow(offset);
  const shownMs = view.held_since_ms ?? now;
  const inPhase = view.phase_entered_ms === null ? 0 : shownMs - view.phase_entered_ms;
  return (
    <div role="timer" aria-live="off" className={className}>
      <p className={`figures font-medium text-lg leading-tight ${view.time_cued ? 'text-amber' : ''}`}>
        <span aria-hidden="true">{clockText(inPhase)}</span>
        <span className="sr-only">{clockWords(inPhase)} in this part</span>
        {view.phase && (
          <span className="font-normal text-soft text-sm"> of {lengthText(view.phase.minutes)}</span>
        )}
      </p>
      <p className="figures text-soft text-xs">
        {clockText(shownMs - view.excluded_ms)} of {lengthText(view.minutes)}
      </p>
    </div>
  );
}

/** What is left of granted thinking time, where there is no room for its card. */
export function ThinkingClock({ endsMs }: { endsMs: number }) {
  const { offset } = useScene();
  const { leftMs, cue } = thinkingLeft(endsMs, useNow(offset, 250));
  return (
    <p className={`figures font-medium text-lg leading-tight ${cue === 'none' ? '' : 'text-amber'}`}>
      {clockText(leftMs)} <span className="font-normal text-soft text-sm">to think</span>
    </p>
  );
}
