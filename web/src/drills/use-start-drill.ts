import type { DrillKind, DrillTopic } from '@caseroom/core/drills/item';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api/client.ts';
import { drillRunQuery } from './queries.ts';

export type DrillWish = { kind: DrillKind; topic: DrillTopic | null };

/** Begins a run and goes to it. */
export function useStartDrill() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    meta: { silent: true },
    mutationFn: (body: DrillWish) => call('startDrill', { body }),
    onSuccess: async (run) => {
      queries.setQueryData(drillRunQuery(run.run_id).queryKey, run);
      await queries.invalidateQueries({ queryKey: ['drills', 'summary'] });
      await navigate({ to: '/drills/$runId', params: { runId: run.run_id } });
    },
  });
}
