import type { LiveInterview } from '@caseroom/core/wire/observer-routes';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { call } from '../api/client.ts';
import { useRole } from '../api/me.ts';
import { doorWord } from '../history/words.ts';
import { InterviewEntry, InterviewPage, nameOf } from '../scoring/interview-page.tsx';
import { buttonClass } from '../ui/button.tsx';
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
    <InterviewPage
      title="Live interviews"
      note="Of candidates in your workspace who agreed that coaches may listen. You are not seen."
      empty="Nobody is sitting an interview right now. This page looks by itself."
      sessions={data?.sessions}
      error={error}
      entryOf={(each) => <LiveEntry each={each} />}
    >
      {role === 'admin' && <WorkspaceSection />}
    </InterviewPage>
  );
}

const states: Partial<Record<LiveInterview['status'], string>> = {
  created: 'About to begin',
  live: 'Going on',
  paused: 'Paused',
};

function LiveEntry({ each }: { each: LiveInterview }) {
  const who = nameOf(each);
  return (
    <InterviewEntry
      who={who}
      about={aboutLive(each)}
      state={states[each.status]}
      standsOut={each.status === 'live'}
    >
      <Link to="/coach/$sessionId" params={{ sessionId: each.session_id }} className={buttonClass('primary')}>
        {each.status === 'created' ? 'Wait for it' : 'Listen'}
        <span className="sr-only"> to {who}</span>
      </Link>
    </InterviewEntry>
  );
}

function aboutLive({ case_title, door, setting, started_at, listening }: LiveInterview): string {
  const since = started_at && new Date(started_at).toLocaleTimeString(undefined, { timeStyle: 'short' });
  return [
    ...[case_title, doorWord(door), setting],
    ...(since ? [`since ${since}`] : []),
    ...(listening > 0 ? [`${listening} listening`] : []),
  ].join(', ');
}
