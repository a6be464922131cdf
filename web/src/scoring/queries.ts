import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.ts';

export const scorableQuery = queryOptions({
  queryKey: ['scorable'],
  queryFn: ({ signal }) => call('listScorable', { signal }),
});

/** Read anew each time that it is opened: a draft may have gone on elsewhere. */
export const deskQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['scoring-desk', sessionId],
    queryFn: ({ signal }) => call('getScoringDesk', { params: { sessionId }, signal }),
    gcTime: 0,
  });

export const agreementQuery = queryOptions({
  queryKey: ['agreement'],
  queryFn: ({ signal }) => call('getAgreement', { signal }),
});

/** What coaches said beside the report of an evaluation. */
export const coachesWordQuery = (sessionId: string, evaluationId: string) =>
  queryOptions({
    queryKey: ['coaches-word', sessionId, evaluationId],
    queryFn: ({ signal }) =>
      call('getCoachesWord', { params: { sessionId }, query: { evaluation_id: evaluationId }, signal }),
  });
