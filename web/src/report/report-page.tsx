import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { reportQuery, sessionQuery } from '../api/queries.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { Progress } from './progress.tsx';
import { ReportView } from './report-view.tsx';

const pollMs = 1_000;

export function ReportPage() {
  const { sessionId } = useParams({ from: '/shell/report/$sessionId' });
  const account = useRequiredAccount();
  const session = useQuery({ ...sessionQuery(sessionId), enabled: account !== null, staleTime: 0 });
  const over = session.data?.status === 'ended';
  const status = useQuery({
    queryKey: ['evaluation', sessionId],
    enabled: over,
    queryFn: ({ signal }) => call('getEvaluation', { params: { sessionId }, signal }),
    refetchInterval: ({ state }) =>
      state.data?.state === 'done' || state.data?.state === 'failed' ? false : pollMs,
  });
  const report = useQuery({ ...reportQuery(sessionId), enabled: status.data?.state === 'done' });
  const failed = session.error ?? report.error ?? (status.data ? null : status.error);

  if (report.data) return <ReportView report={report.data} />;
  return (
    <Page narrow>
      {failed ? (
        <Failed error={failed} onRetry={() => void Promise.all([session.refetch(), status.refetch()])} />
      ) : !session.data ? (
        <Loading what="Opening the report" />
      ) : !over ? (
        <StillOpen sessionId={sessionId} title={session.data.case_title} />
      ) : (
        <Building sessionId={sessionId} title={session.data.case_title} status={status.data} />
      )}
    </Page>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <>
      <PageTitle title="Report">The report does not open</PageTitle>
      <Notice tone="bad" className="mt-6" action={<Button onClick={onRetry}>Try again</Button>}>
        {sentenceOf(error)}
      </Notice>
    </>
  );
}

function StillOpen({ sessionId, title }: { sessionId: string; title: string }) {
  return (
    <>
      <PageTitle title="Report">Not over yet</PageTitle>
      <p className="mt-4 text-soft">{title} is still open. The report is made when it ends.</p>
      <Link to="/room/$sessionId" params={{ sessionId }} className={buttonClass('primary', 'mt-6')}>
        Go back in
      </Link>
    </>
  );
}

type BuildingProps = Pick<Parameters<typeof Progress>[0], 'status'> & { sessionId: string; title: string };

function Building({ sessionId, title, status }: BuildingProps) {
  const queries = useQueryClient();
  const retry = useMutation({
    mutationFn: () => call('retryEvaluation', { params: { sessionId } }),
    onSuccess: (next) => {
      queries.setQueryData(['evaluation', sessionId], next);
      return queries.invalidateQueries({ queryKey: ['evaluation', sessionId] });
    },
  });
  return (
    <>
      <p className="eyebrow">{title}</p>
      <PageTitle title={`Report: ${title}`} className="mt-2">
        That was it. Well sat.
      </PageTitle>
      <Progress status={status} retrying={retry.isPending} onRetry={() => retry.mutate()} />
    </>
  );
}
