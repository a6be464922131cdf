import { queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';

export const casesQuery = queryOptions({
  queryKey: ['cases'],
  queryFn: ({ signal }) => call('listCases', { signal }),
  staleTime: 5 * 60_000,
});

export const offerQuery = queryOptions({
  queryKey: ['offer'],
  queryFn: ({ signal }) => call('getOffer', { signal }),
  staleTime: 30_000,
});

export const progressQuery = queryOptions({
  queryKey: ['progress'],
  queryFn: ({ signal }) => call('getProgress', { signal }),
});

export const sessionQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['session', sessionId],
    queryFn: ({ signal }) => call('getSession', { params: { sessionId }, signal }),
  });

/** Asked again when a line was put right: it has no word times any more. */
export const replayQuery = (sessionId: string, edition: string) =>
  queryOptions({
    queryKey: ['replay', sessionId, edition],
    queryFn: ({ signal }) => call('getReplay', { params: { sessionId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** In which forms a recording can be played by now. */
export const recordingsQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['recordings', sessionId],
    queryFn: ({ signal }) => call('listRecordings', { params: { sessionId }, signal }),
  });

/** `newest` names the report that is being read: with another one the list has grown. */
export const reportsQuery = (sessionId: string, newest: string) =>
  queryOptions({
    queryKey: ['reports', sessionId, newest],
    queryFn: ({ signal }) => call('listReports', { params: { sessionId }, signal }),
  });

/** A report that was made earlier. */
export const editionQuery = (sessionId: string, evaluationId: string) =>
  queryOptions({
    queryKey: ['report', sessionId, 'edition', evaluationId],
    queryFn: ({ signal }) =>
      call('getReport', { params: { sessionId }, query: { evaluation_id: evaluationId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** `edition` tells which of a session's reports is meant: one that was read never changes. */
export const reportQuery = (sessionId: string, edition: string) =>
  queryOptions({
    queryKey: ['report', sessionId, edition],
    queryFn: ({ signal }) => call('getReport', { params: { sessionId }, query: {}, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What was asked in an interview and can be sat again. */
export const momentsQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ['moments', sessionId],
    queryFn: ({ signal }) => call('listMoments', { params: { sessionId }, signal }),
  });

/** A moment that was sat again beside another take of it; the first one where none is named. */
export const takesQuery = (sessionId: string, before: string | undefined) =>
  queryOptions({
    queryKey: ['takes', sessionId, before ?? ''],
    queryFn: ({ signal }) =>
      call('getTakes', { params: { sessionId }, query: before === undefined ? {} : { before }, signal }),
  });
