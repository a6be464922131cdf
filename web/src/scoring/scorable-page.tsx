import type { ScorableInterview } from '@caseroom/core/wire/coach-score-routes';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { doorWord } from '../history/words.ts';
import { buttonClass } from '../ui/button.tsx';
import { InterviewEntry, InterviewPage, nameOf } from './interview-page.tsx';
import { scorableQuery } from './queries.ts';
import { dayText } from './words.ts';

/** For coaches: interviews that are over, to be scored before the machine's scores are shown. */
export function ScorablePage() {
  const account = useRequiredAccount();
  const { data, error } = useQuery({ ...scorableQuery, enabled: account !== null });
  return (
    <InterviewPage
      title="To score"
      note="Interviews of your workspace that are over, whose candidates agreed that coaches read and score them. The machine's scores are shown when you have handed in your own."
      empty="There is nothing to score. Candidates agree in the lobby, or afterwards in their history under “Who listened”."
      sessions={data?.sessions}
      error={error}
      entryOf={(each) => <Entry each={each} />}
    />
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
  const who = nameOf(each);
  return (
    <InterviewEntry
      who={who}
      about={`${each.case_title}, ${doorWord(each.door)}, ${dayText(each.ended_at)}`}
      state={each.ready ? states[each.state] : 'Being evaluated'}
      standsOut={each.state === 'handed_in'}
    >
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
    </InterviewEntry>
  );
}
