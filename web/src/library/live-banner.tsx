import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { accountQuery } from '../api/account.ts';
import { call } from '../api/client.ts';
import { buttonClass } from '../ui/button.tsx';

/** Who left an interview open finds the way back in on the first page. */
export function LiveBanner() {
  const { data: account } = useQuery(accountQuery);
  const live = useQuery({
    queryKey: ['sessions', 'newest'],
    enabled: Boolean(account),
    queryFn: ({ signal }) => call('listSessions', { query: { limit: 5 }, signal }),
  });
  const open = live.data?.sessions.find(
    (session) => session.status === 'live' || session.status === 'paused',
  );
  if (!open) return null;
  return (
    <aside
      aria-label="An interview is open"
      className="mt-8 flex flex-wrap items-center justify-between gap-3 rounded-xl bg-wash px-5 py-4"
    >
      <p>
        <span className="font-medium">{open.case_title}</span> is{' '}
        {open.status === 'paused' ? 'paused' : 'still going on'}.
      </p>
      <Link to="/room/$sessionId" params={{ sessionId: open.session_id }} className={buttonClass('primary')}>
        Go back in
      </Link>
    </aside>
  );
}
