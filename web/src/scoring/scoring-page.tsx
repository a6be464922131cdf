import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { sentenceOf } from '../api/failure.ts';
import { editionQuery } from '../api/queries.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { deskQuery } from './queries.ts';
import { ScoringView } from './scoring-view.tsx';

/** An interview that a coach scores; once the own scores are handed in, the machine's are beside them. */
export function ScoringPage() {
  const { sessionId } = useParams({ from: '/shell/scoring/$sessionId' });
  const account = useRequiredAccount();
  const desk = useQuery({ ...deskQuery(sessionId), enabled: account !== null });
  const handedIn = (desk.data?.versions.length ?? 0) > 0;
  const machine = useQuery({
    ...editionQuery(sessionId, desk.data?.record.evaluation_id ?? ''),
    enabled: handedIn,
  });
  const failed = desk.error ?? machine.error;
  if (failed)
    return (
      <Page narrow>
        <PageTitle title="To score">It does not open</PageTitle>
        <Notice
          tone="bad"
          className="mt-6"
          action={
            <Button onClick={() => void Promise.all([desk.refetch(), handedIn && machine.refetch()])}>
              Try again
            </Button>
          }
        >
          {sentenceOf(failed)}
        </Notice>
      </Page>
    );
  if (!desk.data || (handedIn && !machine.data))
    return (
      <Page narrow>
        <Loading what="Opening the interview" />
      </Page>
    );
  // What was handed in is another sheet: the form begins anew from it.
  return <ScoringView key={desk.data.versions.length} desk={desk.data} machine={machine.data ?? null} />;
}
