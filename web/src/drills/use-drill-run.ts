import type { DrillRun } from '@caseroom/core/wire/drills';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { drillRunQuery } from './queries.ts';

type Answer = { text: string } | { confirmed: boolean };

/** A run and what its page does with it: each act brings the run as it stands then. */
export function useDrillRun(runId: string, enabled: boolean) {
  const queries = useQueryClient();
  const key = drillRunQuery(runId).queryKey;
  const run = useQuery({ ...drillRunQuery(runId), enabled });
  const take = (next: DrillRun) => {
    queries.setQueryData(key, next);
    if (next.finished_at) void queries.invalidateQueries({ queryKey: ['drills', 'summary'] });
  };
  const settings = { meta: { silent: true }, onSuccess: take };
  const answer = useMutation({
    ...settings,
    mutationFn: ({ number, body }: { number: number; body: Answer }) =>
      call('answerDrill', { params: { runId, number }, body }),
  });
  const speak = useMutation({
    ...settings,
    mutationFn: ({ number, door, raw }: { number: number; door: 'talk' | 'demo'; raw: Blob }) =>
      call('speakDrill', { params: { runId, number }, query: { door }, raw }),
  });
  const next = useMutation({
    ...settings,
    mutationFn: () => call('nextDrill', { params: { runId } }),
  });
  return { run, answer, speak, next };
}
export type DrillActs = Omit<ReturnType<typeof useDrillRun>, 'run'>;
