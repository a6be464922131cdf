import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CaseCard } from '@caseroom/core/wire/routes';
import { sentenceOf } from '../api/failure.ts';
import { casesQuery, offerQuery } from '../api/queries.ts';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { difficultyWord, kindWord } from '../library/words.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { LobbyForm } from './lobby-form.tsx';

export function LobbyPage() {
  const { caseId } = useParams({ from: '/shell/lobby/$caseId' });
  const account = useRequiredAccount();
  const cases = useQuery(casesQuery);
  const offer = useQuery({ ...offerQuery, enabled: account !== null });
  const failed = cases.error ?? offer.error;
  const retry = () => void Promise.all([cases.refetch(), offer.refetch()]);
  if (failed) {
    return (
      <Page narrow>
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {sentenceOf(failed)}
        </Notice>
      </Page>
    );
  }
  if (!account || !cases.data || !offer.data) {
    return (
      <Page>
        <Loading what="Getting the room ready" />
      </Page>
    );
  }
  const card = cases.data.cases.find((each) => each.id === caseId);
  return <Page>{card ? <Lobby card={card} offer={offer.data} /> : <NoSuchCase />}</Page>;
}

function Lobby({ card, offer }: { card: CaseCard; offer: Parameters<typeof LobbyForm>[0]['offer'] }) {
  return (
    <>
      <p className="eyebrow">
        {kindWord(card.kind)}, {card.industry}. {difficultyWord(card.difficulty)}, {card.minutes} minutes.
      </p>
      <PageTitle title={`Lobby: ${card.title}`} className="mt-2">
        {card.title}
      </PageTitle>
      <p className="mt-4 max-w-[58ch] text-soft">{card.summary}</p>
      {offer.scripted && (
        <Notice className="mt-6 max-w-3xl" title="The interviewer is scripted here">
          This server runs without a language model. The interviewer speaks the case's own lines, and the
          report has numbers, coverage and timing but no overall score.
        </Notice>
      )}
      {offer.notice && (
        <Notice tone="warn" className="mt-6 max-w-3xl">
          {offer.notice}
        </Notice>
      )}
      <LobbyForm card={card} offer={offer} />
    </>
  );
}

function NoSuchCase() {
  return (
    <>
      <PageTitle title="No such case">This case is not here</PageTitle>
      <p className="mt-4 text-soft">It may have been renamed or taken out of the library.</p>
      <Link to="/" className={buttonClass('primary', 'mt-6')}>
        To the cases
      </Link>
    </>
  );
}
