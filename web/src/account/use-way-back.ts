import { useLocation } from '@tanstack/react-router';

/** Where a page of signing in leads back to: to the page that it was opened from, and to no page of signing in. */
export const useWayBack = (): string =>
  useLocation({
    select: ({ pathname, search, href }) =>
      ['/sign-in', '/forgotten-password', '/new-password'].includes(pathname) ? search.next : href,
  }) ?? '/';
