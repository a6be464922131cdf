import type { Progress } from '@caseroom/core/wire/progress';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { sentenceOf } from '../api/failure.ts';
import { progressQuery } from '../api/queries.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { DimensionSection } from './dimension-section.tsx';
import { DrillsSection } from './drills-section.tsx';
import { NextSection } from './next-section.tsx';
import { RecentSection } from './recent-section.tsx';
import { timeText } from './words.ts';

export function ProgressPage() {
  const account = useRequiredAccount();
  const progress = useQuery({ ...progressQuery, enabled: account !== null });
  return (
    <Page>
      <PageTitle title="Progress">Your progress</PageTitle>
      {progress.isPending && <Loading what="Adding up your interviews" />}
      {progress.isError && (
        <Notice
          tone="bad"
          className="mt-8"
          action={<Button onClick={() => void progress.refetch()}>Try again</Button>}
        >
          {sentenceOf(progress.error)}
        </Notice>
      )}
      {progress.data && (progress.data.interviews === 0 ? <Nothing /> : <All progress={progress.data} />)}
      {progress.data && <DrillsSection />}
    </Page>
  );
}

function Nothing() {
  return (
    <div className="mt-8">
      <p className="text-soft">
        You have not finished an interview yet. After the first one this page shows what to work on next; from
        the third one on, where you are strong and where you are not.
      </p>
      <Link to="/" className={buttonClass('primary', 'mt-5')}>
        Pick a case
      </Link>
    </div>
  );
}

function All({ progress }: { progress: Progress }) {
  const { right, asked } = progress.numbers;
  return (
    <>
      <dl className="mt-8 flex flex-wrap gap-x-12 gap-y-4">
        <Figure name={progress.interviews === 1 ? 'interview' : 'interviews'} value={progress.interviews} />
        <Figure name="in interviews" value={timeText(progress.minutes)} />
        {asked > 0 && <Figure name="figures right" value={`${right} of ${asked}`} />}
      </dl>
      <NextSection progress={progress} />
      <DimensionSection progress={progress} />
      <RecentSection recent={progress.recent} />
    </>
  );
}

function Figure({ name, value }: { name: string; value: number | string }) {
  return (
    <div className="flex flex-col-reverse">
      <dt className="text-soft">{name}</dt>
      <dd className="figures font-serif text-3xl tracking-[-0.01em]">{value}</dd>
    </div>
  );
}
