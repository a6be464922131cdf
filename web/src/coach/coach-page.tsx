import type { LiveInterview } from '@caseroom/core/wire/observer-routes';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { useRole } from '../api/me.ts';
import { doorWord } from '../history/words.ts';
import { buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { CoachTabs } from '../scoring/coach-tabs.tsx';
import { WorkspaceSection } from './workspace-section.tsx';

/** Interviews begin and end without this page being told. */
const lookAgainMs = 5_000;

/** For coaches: what goes on in their workspace, with the candidates' leave. */
export function CoachPage() {
  const account = useRequiredAccount();
  const role = useRole();
  const { data, error } = useQuery({
    queryKey: ['live-interviews'],
    queryFn: ({ signal }) => call('listLiveInterviews', { signal }),
    enabled: account !== null,
    refetchInterval: lookAgainMs,
  });
  return (
    <Page>
      <CoachTabs />
      <PageTitle title="Live interviews">Live interviews</PageTitle>
      <p className="mt-3 max-w-[60ch] text-soft">
        Of candidates in your workspace who agreed that coaches may listen. You are not seen.
      </p>
      {error && (
        <Notice tone="bad" className="mt-8">
          {sentenceOf(error)}
        </Notice>
      )}
      {!data && !error && <Loading what="Looking" />}
      {data?.sessions.length === 0 && (
        <p className="mt-8 text-soft">Nobody is sitting an interview right now. This page looks by itself.</p>
      )}
      <ul className="mt-8">
        {data?.sessions.map((each) => (
          <li key={each.session_id} className="border-rule border-t last:border-b">
            <LiveEntry each={each} />
          </li>
        ))}
      </ul>
      {role === 'admin' && <WorkspaceSection />}
    </Page>
  );
}

const states: Partial<Record<LiveInterview['status'], string>> = {
  created: 'About to begin',
  live: 'Going on',
  paused: 'Paused',
};

function LiveEntry({ each }: { each: LiveInterview }) {
  const who = each.candidate_name ?? 'A guest';
  return (
    <article className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="truncate font-serif text-xl tracking-[-0.01em]">{who}</h2>
        <p className="text-soft text-sm">
          {each.case_title}, {doorWord(each.door)}, {each.setting}
          {each.started_at &&
            `, since ${new Date(each.started_at).toLocaleTimeString(undefined, { timeStyle: 'short' })}`}
          {each.listening > 0 && `, ${each.listening} listening`}
        </p>
      </div>
      <p className={each.status === 'live' ? 'font-medium text-accent' : 'text-soft'}>
        {states[each.status]}
      </p>
      <Link to="/coach/$sessionId" params={{ sessionId: each.session_id }} className={buttonClass('primary')}>
        {each.status === 'created' ? 'Wait for it' : 'Listen'}
        <span className="sr-only"> to {who}</span>
      </Link>
    </article>
  );
}
