import type { CandidateView } from '@caseroom/core/wire/view';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { clockText, clockWords, thinkingLeft } from './clock.ts';
import { useScene } from './room-context.ts';
import { useNow } from './use-now.ts';

type ThinkingCardProps = { thinking: NonNullable<CandidateView['thinking']> };

/**
 * Granted time, with its clock where everybody can see it. Nobody speaks until it is over or the candidate does; "I'm
 * ready" stands in the row of controls, where "Give me a minute" was.
 */
export function ThinkingCard({ thinking }: ThinkingCardProps) {
  const { send, offset, spoken } = useScene();
  const now = useNow(offset, 250);
  const [asked, setAsked] = useState(false);
  const { leftMs, cue } = thinkingLeft(thinking.ends_ms, now);
  const share = Math.max(0, Math.min(1, leftMs / Math.max(1, thinking.ends_ms - thinking.started_ms)));
  const more = async () => {
    setAsked(true);
    await send({ command: 'ask_time', asked_ms: null });
    setAsked(false);
  };
  return (
    <div className="overflow-hidden rounded-xl bg-wash">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 short:py-1.5">
        <p
          role="timer"
          aria-live="off"
          className={classes(
            'figures font-serif text-3xl leading-none short:text-xl',
            cue !== 'none' && 'text-amber',
          )}
        >
          <span aria-hidden="true">{clockText(leftMs)}</span>
          <span className="sr-only">{clockWords(leftMs)} left to think</span>
        </p>
        <p className="min-w-0 flex-1 basis-44 text-[0.9375rem] short:basis-24 short:text-sm">
          <span className="font-medium short:sr-only">Your time to think.</span>{' '}
          <span className="text-soft short:sr-only">{hintOf(cue, thinking.unclear, spoken)}</span>
        </p>
        <Button busy={asked} onClick={() => void more()}>
          More time
        </Button>
      </div>
      <div
        aria-hidden="true"
        className={classes('h-1 origin-left', cue === 'none' ? 'bg-accent' : 'bg-amber')}
        style={{ transform: `scaleX(${share})` }}
      />
      <p role="status" className="sr-only">
        {cue === 'soon'
          ? 'Ten seconds left'
          : cue === 'over'
            ? 'Your time is up; go on when you are ready'
            : ''}
      </p>
    </div>
  );
}

function hintOf(cue: 'none' | 'soon' | 'over', unclear: boolean, spoken: boolean): string {
  if (unclear) return 'Go on? Speak to the interviewer, or press "I\'m ready".';
  if (cue === 'over') return 'It has run out. Begin when you are ready.';
  if (cue === 'soon') return 'Ten seconds left.';
  return spoken ? 'Nobody interrupts you. Mutter as you like.' : 'Nobody interrupts you.';
}
