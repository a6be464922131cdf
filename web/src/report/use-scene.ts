import type { Report } from '@caseroom/core/wire/report';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { replayQuery } from '../api/queries.ts';
import { onScreenId, showsAnything } from './moment.ts';
import { lineAt } from './replay.ts';
import { transcriptLineId } from './transcript.tsx';
import { useReplay } from './use-replay.ts';

/**
 * The recording of a report, the way to a moment of it, also where there is nothing to play, and what was said and shown
 * at each.
 */
export function useScene(report: Report) {
  const { recording, transcript } = report;
  const replay = useReplay(report.session_id, recording.segments);
  const [goneToMs, setGoneToMs] = useState<number | null>(null);
  const canReplay = recording.available && recording.segments.length > 0;
  const { data: spoken } = useQuery(replayQuery(report.session_id, report.evaluation_id));
  const { playFrom } = replay;
  const goTo = useCallback(
    (ms: number, lineId?: string) => {
      if (canReplay) return playFrom(ms);
      setGoneToMs(ms);
      const wanted = lineId ?? lineAt(transcript, ms);
      const line = wanted ? document.getElementById(transcriptLineId(wanted)) : null;
      line?.scrollIntoView({ block: 'center' });
      line?.focus({ preventScroll: true });
    },
    [canReplay, playFrom, transcript],
  );
  const toScreen = useCallback((ms: number) => {
    setGoneToMs(ms);
    const screen = document.getElementById(onScreenId);
    screen?.scrollIntoView();
    screen?.focus({ preventScroll: true });
  }, []);
  const showScreen = !canReplay && spoken && showsAnything(spoken) ? toScreen : null;
  const scene = useMemo(
    () => ({ report, canReplay, goTo, showScreen }),
    [report, canReplay, goTo, showScreen],
  );
  /** Where the reader is; null before anybody has gone to a moment. */
  const readMs = canReplay ? replay.readMs : goneToMs;
  return { scene, replay, readMs, spoken };
}
