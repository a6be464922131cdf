import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { EvaluationStatus } from '@caseroom/core/wire/report';
import { Link, Navigate, useParams, useSearch } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { editionQuery, reportQuery, sessionQuery } from '../api/queries.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { Progress } from './progress.tsx';
import { Renew } from './renew.tsx';
import { ReportView } from './report-view.tsx';
import { useEvaluation } from './use-evaluation.ts';

export function ReportPage() {
  const { sessionId } = useParams({ from: '/shell/report/$sessionId' });
  const { edition } = useSearch({ from: '/shell/report/$sessionId' });
  return edition === undefined ? (
    <NewestReport sessionId={sessionId} />
  ) : (
    <EarlierReport sessionId={sessionId} evaluationId={edition} />
  );
}

/** As it was made once; the newest is a click away. */
function EarlierReport({ sessionId, evaluationId }: { sessionId: string; evaluationId: string }) {
  const account = useRequiredAccount();
  const report = useQuery({ ...editionQuery(sessionId, evaluationId), enabled: account !== null });
  if (report.data)
    return (
      <ReportView report={report.data} isNewest={false}>
        <Notice
          className="mt-6 max-w-3xl"
          action={
            <Link
              to="/report/$sessionId"
              params={{ sessionId }}
              search={{}}
              className={buttonClass('outline')}
            >
              Read the newest
            </Link>
          }
        >
          This is an earlier version of the report.
        </Notice>
      </ReportView>
    );
  return (
    <Page narrow>
      {report.error ? (
        <Failed error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <Loading what="Opening the report" />
      )}
    </Page>
  );
}

function NewestReport({ sessionId }: { sessionId: string }) {
  const account = useRequiredAccount();
  const session = useQuery({ ...sessionQuery(sessionId), enabled: account !== null, staleTime: 0 });
  const over = session.data?.status === 'ended';
  const status = useEvaluation(sessionId, over && session.data?.redo === undefined);
  const done = status.data?.state === 'done';
  const outcome = done || status.data?.state === 'failed' ? status.data?.state : 'before';
  // Before the newest is done there may be an older one, or one by rules alone: that is read meanwhile.
  const report = useQuery({
    ...reportQuery(sessionId, `${status.data?.evaluation_id} ${outcome}`),
    enabled: over && status.data !== undefined,
    placeholderData: keepPreviousData,
  });
  const failed = session.error ?? (done ? report.error : null) ?? (status.data ? null : status.error);

  if (session.data?.redo && over)
    return <Navigate to="/takes/$sessionId" params={{ sessionId }} search={{}} replace />;
  if (report.data && status.data)
    return (
      <ReportView report={report.data} isNewest>
        {!done && (
          <Newer
            sessionId={sessionId}
            status={status.data}
            byRules={report.data.evaluation_id === status.data.evaluation_id}
          />
        )}
        {status.data.can_renew && <Renew sessionId={sessionId} />}
      </ReportView>
    );
  return (
    <Page narrow>
      {failed ? (
        <Failed
          error={failed}
          onRetry={() => void Promise.all([session.refetch(), status.refetch(), report.refetch()])}
        />
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

type NewerProps = {
  sessionId: string;
  status: EvaluationStatus;
  /** The report is this evaluation's own: what could be said without a judge. */
  byRules: boolean;
};

/** Beside a report that can be read: what became of the newer one. */
function Newer({ sessionId, status, byRules }: NewerProps) {
  const retry = useRetry(sessionId);
  if (status.state !== 'failed')
    return (
      <Notice className="mt-6 max-w-3xl">
        A newer report is being made: {status.per_cent} %. It opens here by itself.
      </Notice>
    );
  return (
    <Notice
      tone="warn"
      className="mt-6 max-w-3xl"
      title={byRules ? 'This report is not judged yet' : 'A newer report could not be made'}
      action={
        status.can_retry ? (
          <Button busy={retry.isPending} onClick={() => retry.mutate()}>
            Make it again
          </Button>
        ) : undefined
      }
    >
      {status.reason ?? 'Something went wrong on our side.'}
    </Notice>
  );
}

type BuildingProps = Pick<Parameters<typeof Progress>[0], 'status'> & { sessionId: string; title: string };

function Building({ sessionId, title, status }: BuildingProps) {
  const retry = useRetry(sessionId);
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

function useRetry(sessionId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => call('retryEvaluation', { params: { sessionId } }),
    onSuccess: (next) => {
      queries.setQueryData(['evaluation', sessionId], next);
      return queries.invalidateQueries({ queryKey: ['evaluation', sessionId] });
    },
  });
}
