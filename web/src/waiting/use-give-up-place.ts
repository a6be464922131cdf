import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { call } from '../api/client.ts';

/**
 * Whoever goes elsewhere gives the place in the queue up, be it to another page of ours or away from this site. Not whoever
 * merely sees something else on this page. A page that the browser brings back asks for a place with its next try.
 */
export function useGiveUpPlace(sessionId: string): void {
  const router = useRouter();
  useEffect(() => {
    const giveUp = () =>
      void call('leaveQueue', { params: { sessionId }, keepalive: true }).catch(() => undefined);
    const stop = router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
      if (pathChanged) giveUp();
    });
    window.addEventListener('pagehide', giveUp);
    return () => {
      stop();
      window.removeEventListener('pagehide', giveUp);
    };
  }, [router, sessionId]);
}
