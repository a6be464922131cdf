import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Role } from '@caseroom/core/wire/authoring';
import { accountQuery } from './account.ts';
import { call } from './client.ts';

export const meQuery = queryOptions({
  queryKey: ['account', 'me'],
  queryFn: ({ signal }) => call('getMe', { signal }),
  staleTime: 60_000,
});

/** What the person may do; null while it is being asked for, and for whoever is not signed in. */
export function useRole(): Role | null {
  const { data: account } = useQuery(accountQuery);
  const { data } = useQuery({
    ...meQuery,
    enabled: account !== null && account !== undefined && !account.guest,
  });
  return (account && data?.role) ?? null;
}
