import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { call } from '../api/client.ts';
import { ApiFailure } from '../api/failure.ts';
import { Loading, Page } from '../ui/page.tsx';
import { offsetOf } from './clock.ts';
import { RoomScreen } from './room-screen.tsx';
import { StartFailed } from './start-failed.tsx';
import { WaitingRoom } from '../waiting/waiting-room.tsx';

/** Names this page among those of the same person: the newest one keeps the interview. */
const tabId = crypto.randomUUID();

/** Enters the interview: for the first time, or again after a reload. */
async function enter(sessionId: string) {
  const sentAt = Date.now();
  const { view, now_ms, server_url, participant_token } = await call('startSession', {
    params: { sessionId },
    body: { tab_id: tabId },
  });
  return { view, grant: { server_url, participant_token }, offset: offsetOf(now_ms, sentAt, Date.now()) };
}

export function RoomPage() {
  const { sessionId } = useParams({ from: '/room/$sessionId' });
  const account = useRequiredAccount();
  const queries = useQueryClient();
  const start = useQuery({
    queryKey: ['start', sessionId],
    queryFn: () => enter(sessionId),
    enabled: account !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    // A full house says when to come back; the page waits and tries again by itself.
    refetchInterval: (query) => {
      const { error } = query.state;
      return error instanceof ApiFailure && error.status === 503 ? (error.retryAfterS ?? 5) * 1_000 : false;
    },
    // Who waits looks at another tab meanwhile, and keeps the place.
    refetchIntervalInBackground: true,
  });
  const queue = start.error instanceof ApiFailure ? start.error.queue : null;
  if (start.data) {
    const renew = () =>
      queries.fetchQuery({ queryKey: ['renew', sessionId], queryFn: () => enter(sessionId), staleTime: 0 });
    return (
      <RoomScreen key={sessionId} sessionId={sessionId} tabId={tabId} entry={start.data} renew={renew} />
    );
  }
  return (
    <main>
      <Page narrow>
        {queue ? (
          <WaitingRoom sessionId={sessionId} queue={queue} />
        ) : start.error ? (
          <StartFailed
            sessionId={sessionId}
            error={start.error}
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
