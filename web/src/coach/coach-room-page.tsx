import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page } from '../ui/page.tsx';
import { ListeningScreen } from './listening-screen.tsx';

const wayOut = (
  <Link to="/coach" className={buttonClass('outline', 'mt-1')}>
    To the live interviews
  </Link>
);

/** A coach follows an interview unseen. */
export function CoachRoomPage() {
  const { sessionId } = useParams({ from: '/coach/$sessionId' });
  const account = useRequiredAccount();
  const sitDown = () => call('observeSession', { params: { sessionId } });
  const place = useQuery({
    queryKey: ['observation', sessionId],
    queryFn: sitDown,
    enabled: account !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  if (place.data) {
    return <ListeningScreen key={sessionId} observation={place.data} again={sitDown} wayOut={wayOut} />;
  }
  return (
    <main id="main">
      <Page narrow>
        {place.error ? (
          <Notice tone="bad" action={wayOut}>
            {sentenceOf(place.error)}
          </Notice>
        ) : (
          <Loading what="Sitting down" />
        )}
      </Page>
    </main>
  );
}
