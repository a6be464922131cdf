import { classes } from '../ui/classes.ts';
import { gapSentence, gapToTell } from './replay.ts';
import type { Replay } from './use-replay.ts';

const soundWords = {
  plays: null,
  making: 'The sound is being prepared for this browser. It can be played here in a moment.',
  none: 'Sound is not available in this browser, which does not play Ogg Opus. Open the report in another one, or in a newer version of this one.',
} as const;

/** What there is to know of the sound at this moment: why there is none, or what was passed over. */
export function PlayerWords({ replay, className }: { replay: Replay; className: string }) {
  const { sound, gaps, readMs, fault } = replay;
  const gap = readMs === null ? undefined : gapToTell(gaps, readMs);
  const words = soundWords[sound] ?? (gap && gapSentence(gap));
  return (
    <>
      <p role="status" className={classes('text-soft text-sm', words && className)}>
        {words}
      </p>
      {fault && (
        <p role="alert" className={classes('text-red text-sm', className)}>
          {fault}
        </p>
      )}
    </>
  );
}
