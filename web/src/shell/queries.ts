import { MutationCache, QueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { ApiFailure, sentenceOf } from '../api/failure.ts';

/** What a page does not show itself is said in a toast: no request fails in silence. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        // A place in the queue is an answer, to be shown at once.
        retry: (count, error) =>
          count < 2 && error instanceof ApiFailure && error.retryable && error.queue === null,
      },
    },
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (mutation.meta?.silent !== true) toast.error(sentenceOf(error));
      },
    }),
  });
}
