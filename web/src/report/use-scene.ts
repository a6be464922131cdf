import type { Report } from '@caseroom/core/wire/report';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { replayQuery } from '../api/queries.ts';
import { lineAt } from './replay.ts';
import { transcriptLineId } from './transcript.tsx';
import { useReplay } from './use-replay.ts';

/** The recording of a report, the way to a moment of it, and what was said and shown at each. */
export function useScene(report: Report) {
  const { recording, transcript } = report;
  const replay = useReplay(recording.segments);
  const canReplay = recording.available && recording.segments.length > 0;
  const { data: spoken } = useQuery({
    ...replayQuery(report.session_id, report.evaluation_id),
    enabled: canReplay,
  });
  const { playFrom } = replay;
  const goTo = useCallback(
    (ms: number, lineId?: string) => {
      if (canReplay) return playFrom(ms);
      const wanted = lineId ?? lineAt(transcript, ms);
      const line = wanted ? document.getElementById(transcriptLineId(wanted)) : null;
      line?.scrollIntoView({ block: 'center' });
      line?.focus({ preventScroll: true });
    },
    [canReplay, playFrom, transcript],
  );
  const scene = useMemo(() => ({ report, canReplay, goTo }), [report, canReplay, goTo]);
  return { scene, replay, spoken };
}
