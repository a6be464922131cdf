import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type Account, accountQuery } from '../api/account.ts';

/** The account, or null while it is being looked up and while the person is sent to sign in and back. */
export function useRequiredAccount(): Account | null {
  const { data, isSuccess } = useQuery(accountQuery);
  const navigate = useNavigate();
  // With what is behind the path: it may say which drill, which edition, which dimension.
  // Two strings, and not the location itself: that is another one with each step, also to where one is already.
  const here = useLocation({ select: ({ href }) => href });
  const pathname = useLocation({ select: (location) => location.pathname });
  // While the next page is being fetched this one is still there, and the address is the next one's already.
  const missing = isSuccess && !data && pathname !== '/sign-in';
  useEffect(() => {
    if (missing) void navigate({ to: '/sign-in', search: { next: here }, replace: true });
  }, [missing, here, navigate]);
  return data ?? null;
}
