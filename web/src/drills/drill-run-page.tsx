import type { DrillRun } from '@caseroom/core/wire/drills';
import { useParams } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { DrillQuestion } from './drill-question.tsx';
import { DrillResult } from './drill-result.tsx';
import { RunEnd } from './run-end.tsx';
import { type DrillActs, useDrillRun } from './use-drill-run.ts';
import { kindTitles, topicTitles } from './words.ts';

export function DrillRunPage() {
  const account = useRequiredAccount();
  const { runId } = useParams({ from: '/shell/drills/$runId' });
  const { run, ...acts } = useDrillRun(runId, account !== null);
  return (
    <Page narrow={run.data?.kind !== 'charts'}>
      {run.isPending && <Loading what="Fetching the run" />}
      {run.isError && (
        <>
          <PageTitle title="Number drills">Number drills</PageTitle>
          <Notice
            tone="bad"
            className="mt-8"
            action={<Button onClick={() => void run.refetch()}>Try again</Button>}
          >
            {sentenceOf(run.error)}
          </Notice>
        </>
      )}
      {run.data && <Run run={run.data} acts={acts} />}
    </Page>
  );
}

function Run({ run, acts }: { run: DrillRun; acts: DrillActs }) {
  const { question } = run;
  const last = run.results.at(-1);
  const number = question?.number ?? last?.number ?? 1;
  const kind = kindTitles[run.kind];
  const about = run.topic ? `${kind}: ${topicTitles[run.topic].toLowerCase()}` : kind;
  return (
    <>
      <PageTitle title={kind} className="sr-only">
        {about}
      </PageTitle>
      <p className="figures flex flex-wrap justify-between gap-x-4 border-rule border-b pb-2 text-soft text-sm">
        <span>{about}</span>
        <span>
          {number} of {run.length}, step {run.level} of {run.top_level}
        </span>
      </p>
      {question ? (
        <DrillQuestion key={question.number} question={question} now={run.now} acts={acts} />
      ) : (
        last && <DrillResult key={`result ${last.number}`} result={last} run={run} acts={acts} />
      )}
      <Told run={run} />
      {run.finished_at && <RunEnd run={run} />}
    </>
  );
}

/** What a screen reader hears once an answer has been judged; the next question takes its place. */
function Told({ run }: { run: DrillRun }) {
  const last = run.results.at(-1);
  const told =
    run.question || !last
      ? ''
      : `${last.verdict === 'right' ? 'Right' : 'Wrong'}. The answer is ${last.answer}.`;
  return (
    <p role="status" className="sr-only">
      {told}
    </p>
  );
}
