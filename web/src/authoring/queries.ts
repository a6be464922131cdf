import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.ts';

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: ({ signal }) => call('listDrafts', { signal }),
});

/** Read once when the editor opens; from then on the page has the newer text. */
export const draftQuery = (draftId: string) =>
  queryOptions({
    queryKey: ['draft', draftId],
    queryFn: ({ signal }) => call('getDraft', { params: { draftId }, signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnReconnect: false,
  });

export const versionsQuery = (draftId: string) =>
  queryOptions({
    queryKey: ['versions', draftId],
    queryFn: ({ signal }) => call('listVersions', { params: { draftId }, signal }),
  });
