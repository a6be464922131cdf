import { useQuery, useQueryClient } from '@tanstack/react-query';
import { evaluationChangesPath, evaluationStatus, type EvaluationStatus } from '@caseroom/core/wire/report';
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';

/** While the stream of changes does not come through, as behind some proxies, the page asks instead. */
const pollMs = 1_000;

const isOver = (status: EvaluationStatus | undefined): boolean =>
  status?.state === 'done' || status?.state === 'failed';

/** How far the evaluation of a session that is over is, as it goes on. */
export function useEvaluation(sessionId: string, enabled: boolean) {
  const queries = useQueryClient();
  const [streaming, setStreaming] = useState(false);
  const status = useQuery({
    queryKey: ['evaluation', sessionId],
    enabled,
    queryFn: ({ signal }) => call('getEvaluation', { params: { sessionId }, signal }),
    refetchInterval: ({ state }) => (streaming || isOver(state.data) ? false : pollMs),
  });
  const follow = enabled && status.data !== undefined && !isOver(status.data);
  useEffect(() => {
    if (!follow) return undefined;
    const source = new EventSource(evaluationChangesPath(sessionId));
    source.onopen = () => setStreaming(true);
    source.onerror = () => setStreaming(false);
    source.addEventListener('evaluation', ({ data }: MessageEvent<string>) => {
      const parsed = evaluationStatus.safeParse(JSON.parse(data));
      if (parsed.success) queries.setQueryData(['evaluation', sessionId], parsed.data);
    });
    return () => {
      setStreaming(false);
      source.close();
    };
  }, [follow, sessionId, queries]);
  return status;
}
