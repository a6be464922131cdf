import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.ts';

export const drillSummaryQuery = queryOptions({
  queryKey: ['drills', 'summary'],
  queryFn: ({ signal }) => call('getDrillSummary', { signal }),
});

export const drillRunQuery = (runId: string) =>
  queryOptions({
    queryKey: ['drills', 'run', runId],
    queryFn: ({ signal }) => call('getDrill', { params: { runId }, signal }),
    // It changes by this page's own answers, which bring it along.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
