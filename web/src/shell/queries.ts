import { MutationCache, QueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { ApiFailure, sentenceOf } from '../api/failure.ts';
import { isFullHouse } from '../waiting/place.ts';

/** What a page does not show itself is said in a toast: no request fails in silence. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          count < 2 && error instanceof ApiFailure && error.retryable && !isFullHouse(error),
      },
    },
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (mutation.meta?.silent !== true && !isFullHouse(error)) toast.error(sentenceOf(error));
      },
    }),
  });
}
