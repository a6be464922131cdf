import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { call } from '../api/client.ts';

/**
 * Whoever goes to another page of ours gives the place in the queue up. Not whoever merely sees something else on this page,
 * and not whoever loads it again, as people who wait do; the place of a page that was closed lapses.
 */
export function useGiveUpPlace(sessionId: string): void {
  const router = useRouter();
  useEffect(() => {
    const giveUp = () =>
      void call('leaveQueue', { params: { sessionId }, keepalive: true }).catch(() => undefined);
    return router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
      if (pathChanged) giveUp();
    });
  }, [router, sessionId]);
}
