import type { QueuePlace } from '@caseroom/core/wire/seats';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { call } from '../api/client.ts';
import { ApiFailure } from '../api/failure.ts';
import { newId } from '../api/new-id.ts';
import { Loading, Page } from '../ui/page.tsx';
import { offsetOf } from './clock.ts';
import { RoomScreen } from './room-screen.tsx';
import { StartFailed } from './start-failed.tsx';
import { Superseded } from './left-pages.tsx';
import { askAgainAfter, placeAfter } from '../waiting/place.ts';
import { WaitingRoom } from '../waiting/waiting-room.tsx';

/** Names this page among those of the same person: the newest one keeps the interview. */
const tabId = newId();

/** Enters the interview, or, as one whom the api knows, `renews` the way in; that takes nothing from a newer page. */
async function enter(sessionId: string, renews: boolean) {
  const sentAt = Date.now();
  const { view, now_ms, server_url, participant_token } = await call('startSession', {
    params: { sessionId },
    body: { tab_id: tabId, renews },
  });
  return { view, grant: { server_url, participant_token }, offset: offsetOf(now_ms, sentAt, Date.now()) };
}

export function RoomPage() {
  const { sessionId } = useParams({ from: '/room/$sessionId' });
  const account = useRequiredAccount();
  const queries = useQueryClient();
  const waitsFor = useRef<string | null>(null);
  const start = useQuery({
    queryKey: ['start', sessionId],
    queryFn: async () => {
      try {
        return await enter(sessionId, waitsFor.current === sessionId);
      } catch (error) {
        if (isToWait(error)) waitsFor.current = sessionId;
        throw error;
      }
    },
    enabled: account !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    // A full house says when to come back; the page waits and tries again by itself.
    refetchInterval: (query) => askAgainAfter(query.state.error),
    // Who waits looks at another tab meanwhile, and keeps the place.
    refetchIntervalInBackground: true,
  });
  const refusal = useRefusal(start.error);
  if (isOf(start.error, 'superseded')) return <Superseded />;
  if (start.data) {
    const renew = () =>
      queries.fetchQuery({
        queryKey: ['renew', sessionId],
        queryFn: () => enter(sessionId, true),
        staleTime: 0,
      });
    return (
      <RoomScreen key={sessionId} sessionId={sessionId} tabId={tabId} entry={start.data} renew={renew} />
    );
  }
  return (
    <main>
      <Page narrow>
        {refusal?.queue ? (
          <WaitingRoom sessionId={sessionId} queue={refusal.queue} />
        ) : refusal ? (
          <StartFailed
            sessionId={sessionId}
            error={refusal.error}
            onRetry={() => void start.refetch()}
            busy={start.isFetching}
          />
        ) : (
          <Loading what="Opening the room" />
        )}
      </Page>
    </main>
  );
}

const isOf = (error: unknown, ...codes: string[]): boolean =>
  error instanceof ApiFailure && codes.includes(error.code);

/** The api has noted this page and cannot let it in yet. Asking anew would take the interview from a page opened since. */
const isToWait = (error: unknown): boolean => isOf(error, 'seats_taken', 'media_server_away');

type Refusal = { error: Error; queue: QueuePlace | null };

/** Why the room has not opened. The query forgets that with each new try; people go on seeing it until there is news. */
function useRefusal(error: Error | null): Refusal | null {
  const [held, setHeld] = useState<Refusal | null>(null);
  useEffect(() => {
    if (error) setHeld((last) => ({ error, queue: placeAfter(last?.queue ?? null, error) }));
  }, [error]);
  return held;
}
