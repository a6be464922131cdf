import type { MomentCard } from '@caseroom/core/wire/redo-routes';
import type { SessionRow } from '@caseroom/core/wire/routes';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { sentenceOf } from '../api/failure.ts';
import { momentsQuery, offerQuery, sessionQuery } from '../api/queries.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { RedoForm } from './redo-form.tsx';

/** Before a moment is sat again: which one it is, and how. */
export function RedoPage() {
  const { sessionId } = useParams({ from: '/shell/redo/$sessionId' });
  const { moment: momentId } = useSearch({ from: '/shell/redo/$sessionId' });
  const enabled = useRequiredAccount() !== null;
  const session = useQuery({ ...sessionQuery(sessionId), enabled });
  const moments = useQuery({ ...momentsQuery(sessionId), enabled });
  const offer = useQuery({ ...offerQuery, enabled });
  const failed = session.error ?? moments.error ?? offer.error;
  const moment = moments.data?.moments.find(({ moment_id }) => moment_id === momentId);
  if (failed)
    return (
      <Page narrow>
        <PageTitle title="Redo a moment">This does not open</PageTitle>
        <Notice
          tone="bad"
          className="mt-6"
          action={
            <Button onClick={() => void Promise.all([session.refetch(), moments.refetch(), offer.refetch()])}>
              Try again
            </Button>
          }
        >
          {sentenceOf(failed)}
        </Notice>
      </Page>
    );
  if (!session.data || !moments.data || !offer.data)
    return (
      <Page>
        <Loading what="Finding the moment" />
      </Page>
    );
  if (!moment) return <NoSuchMoment sessionId={sessionId} />;
  return (
    <Page>
      <Head session={session.data} moment={moment} />
      {offer.data.notice && (
        <Notice tone="warn" className="mt-6 max-w-3xl">
          {offer.data.notice}
        </Notice>
      )}
      <RedoForm session={session.data} moment={moment} offer={offer.data} />
    </Page>
  );
}

function Head({ session, moment }: { session: SessionRow; moment: MomentCard }) {
  return (
    <>
      <p className="eyebrow">
        {session.case_title}. {moment.phase}
      </p>
      <PageTitle title="Redo a moment" className="mt-2">
        Redo this moment
      </PageTitle>
      <blockquote className="mt-5 max-w-[58ch] border-accent border-l-2 pl-4 font-serif text-xl leading-snug">
        {moment.asked}
      </blockquote>
      <p className="mt-4 max-w-[58ch] text-soft">
        The interviewer is put back to where you were then, and asks this once more. Hints are allowed. When
        it is answered it ends by itself, and you see both takes side by side. The interview and its report
        stay as they are.
      </p>
    </>
  );
}

function NoSuchMoment({ sessionId }: { sessionId: string }) {
  return (
    <Page narrow>
      <PageTitle title="Redo a moment">This moment cannot be redone</PageTitle>
      <p className="mt-4 text-soft">It was not asked in this interview, or the interview is not over yet.</p>
      <Link
        to="/report/$sessionId"
        params={{ sessionId }}
        search={{}}
        className={buttonClass('primary', 'mt-6')}
      >
        To the report
      </Link>
    </Page>
  );
}
