import type { ScorableInterview } from '@caseroom/core/wire/coach-score-routes';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { sentenceOf } from '../api/failure.ts';
import { doorWord } from '../history/words.ts';
import { buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { CoachTabs } from './coach-tabs.tsx';
import { scorableQuery } from './queries.ts';
import { dayText } from './words.ts';

/** For coaches: interviews that are over, to be scored before the machine's scores are shown. */
export function ScorablePage() {
  const account = useRequiredAccount();
  const { data, error } = useQuery({ ...scorableQuery, enabled: account !== null });
  return (
    <Page>
      <CoachTabs />
      <PageTitle title="To score">To score</PageTitle>
      <p className="mt-3 max-w-[60ch] text-soft">
        Interviews of your workspace that are over, whose candidates agreed that coaches read and score them.
        The machine's scores are shown when you have handed in your own.
      </p>
      {error && (
        <Notice tone="bad" className="mt-8">
          {sentenceOf(error)}
        </Notice>
      )}
      {!data && !error && <Loading what="Looking" />}
      {data?.sessions.length === 0 && (
        <p className="mt-8 max-w-[60ch] text-soft">
          There is nothing to score. Candidates agree in the lobby, or afterwards in their history under “Who
          listened”.
        </p>
      )}
      <ul className="mt-8">
        {data?.sessions.map((each) => (
          <li key={each.session_id} className="border-rule border-t last:border-b">
            <Entry each={each} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

const states: Record<ScorableInterview['state'], string> = {
  open: '',
  begun: 'Draft',
  handed_in: 'Handed in',
};
const acts: Record<ScorableInterview['state'], string> = {
  open: 'Score',
  begun: 'Go on',
  handed_in: 'Open',
};

function Entry({ each }: { each: ScorableInterview }) {
  const who = each.candidate_name ?? 'A guest';
  return (
    <article className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="truncate font-serif text-xl tracking-[-0.01em]">{who}</h2>
        <p className="text-soft text-sm">
          {each.case_title}, {doorWord(each.door)}, {dayText(each.ended_at)}
        </p>
      </div>
      <p className={each.state === 'handed_in' ? 'font-medium text-accent' : 'text-soft'}>
        {each.ready ? states[each.state] : 'Being evaluated'}
      </p>
      {each.ready && (
        <Link
          to="/scoring/$sessionId"
          params={{ sessionId: each.session_id }}
          className={buttonClass(each.state === 'handed_in' ? 'outline' : 'primary')}
        >
          {acts[each.state]}
          <span className="sr-only">
            {' '}
            {each.case_title} of {who}
          </span>
        </Link>
      )}
    </article>
  );
}
