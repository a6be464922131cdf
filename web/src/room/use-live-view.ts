import { changesPath } from '@caseroom/core/wire/routes';
import { candidateChange, type CandidateView, candidateView, stillThere } from '@caseroom/core/wire/view';
import { useEffect, useState } from 'react';
import { call } from '../api/client.ts';
import { statusOfStream } from '../api/stream-status.ts';
import { mergeChange, newerView } from './merge-view.ts';

/** `gone`: erased while we looked on; `not_found`: not there, or not ours, when we came back. */
export type Feed = 'opening' | 'open' | 'broken' | 'superseded' | 'gone' | 'not_found' | 'signed_out';

/** A browser gives an event stream up for good on an error status; we do not. */
const retryMs = 3_000;

/** The candidate's view as the server folds it, followed by its stream of changes. */
export function useLiveView(
  sessionId: string,
  tabId: string,
  first: CandidateView,
): { view: CandidateView; feed: Feed } {
  const [view, setView] = useState(first);
  const [feed, setFeed] = useState<Feed>('opening');
  useEffect(() => setView((held) => newerView(held, first)), [first]);
  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const path = `${changesPath(sessionId)}?tab_id=${tabId}`;
    const finish = (last: Feed) => {
      over = true;
      source?.close();
      setFeed(last);
    };
    const findAndOpen = async () => {
      const refused = source;
      const status = await statusOfStream(path);
      if (over || source !== refused) return;
      if (status === 404) finish('not_found');
      else if (status === 401) finish('signed_out');
      else open();
    };
    const open = () => {
      source = new EventSource(path);
      source.onopen = () => setFeed('open');
      source.onerror = () => {
        if (over) return;
        setFeed('broken');
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(() => void findAndOpen(), retryMs);
      };
      source.addEventListener('view', ({ data }: MessageEvent<string>) => {
        const parsed = candidateView.safeParse(parseJson(data));
        if (parsed.success) setView((held) => newerView(held, parsed.data));
      });
      source.addEventListener('change', ({ data }: MessageEvent<string>) => {
        const parsed = candidateChange.safeParse(parseJson(data));
        if (parsed.success) setView((held) => mergeChange(held, parsed.data));
      });
      // Whoever cannot enter the room is there as long as the page answers.
      source.addEventListener('still_there', ({ data }: MessageEvent<string>) => {
        const parsed = stillThere.safeParse(parseJson(data));
        if (!parsed.success) return;
        const params = { sessionId, streamId: parsed.data.stream_id };
        call('answerStream', { params }).catch(() => undefined);
      });
      for (const last of ['superseded', 'gone'] as const) {
        source.addEventListener(last, () => finish(last));
      }
    };
    open();
    // A browser waits for seconds before it tries again, also when the network has come back meanwhile.
    const onOnline = () => {
      if (over || source?.readyState === EventSource.OPEN) return;
      clearTimeout(timer);
      source?.close();
      open();
    };
    window.addEventListener('online', onOnline);
    return () => {
      over = true;
      window.removeEventListener('online', onOnline);
      clearTimeout(timer);
      source?.close();
    };
  }, [sessionId, tabId]);
  return { view, feed };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
