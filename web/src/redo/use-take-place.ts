import type { Take } from '@caseroom/core/wire/redo-routes';
import { useCallback } from 'react';
import type { Segment } from '../report/replay.ts';
import { type Replay, useReplay } from '../report/use-replay.ts';

export type Side = 'before' | 'after';
export type TakePlace = {
  replay: Replay;
  canReplay: boolean;
  /** Plays from a moment, or goes to the line where there is nothing to play. */
  goTo: (ms: number, lineId: string) => void;
};

export const takeLineId = (side: Side, lineId: string): string => `${side}-${lineId}`;
const nothing: readonly Segment[] = [];

/** The way to each second of one of two takes. */
export function useTakePlace(side: Side, take: Take | null): TakePlace {
  const replay = useReplay(take?.session_id ?? '', take?.recording ?? nothing);
  const canReplay = (take?.recording.length ?? 0) > 0;
  const { playFrom } = replay;
  const goTo = useCallback(
    (ms: number, lineId: string) => {
      if (canReplay) playFrom(ms);
      const line = document.getElementById(takeLineId(side, lineId));
      line?.scrollIntoView({ block: 'center' });
      line?.focus({ preventScroll: true });
    },
    [side, canReplay, playFrom],
  );
  return { replay, canReplay, goTo };
}
