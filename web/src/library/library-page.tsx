import type { CaseCard } from '@caseroom/core/wire/routes';
import { useQuery } from '@tanstack/react-query';
import { sentenceOf } from '../api/failure.ts';
import { casesQuery, offerQuery } from '../api/queries.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { CaseEntry } from './case-entry.tsx';
import { LiveBanner } from './live-banner.tsx';
import { difficultyOf3 } from './words.ts';

export function LibraryPage() {
  const cases = useQuery(casesQuery);
  const offer = useQuery(offerQuery);
  return (
    <Page>
      <PageTitle title="Cases" className="max-w-[16ch] sm:text-[4rem]">
        Case interviews, out&nbsp;loud.
      </PageTitle>
      <p className="mt-5 max-w-[52ch] text-lg text-soft">
        Pick a case and talk it through with an interviewer that listens, lets you think, and tells you
        afterwards what its verdict rests on.
      </p>
      {offer.data?.notice && (
        <Notice tone="warn" className="mt-8">
          {offer.data.notice}
        </Notice>
      )}
      <LiveBanner />
      <section aria-labelledby="cases" className="mt-12">
        <h2 id="cases" className="sr-only">
          Cases
        </h2>
        {cases.isPending && <Loading what="Opening the library" />}
        {cases.isError && (
          <Notice tone="bad" action={<Button onClick={() => void cases.refetch()}>Try again</Button>}>
            {sentenceOf(cases.error)}
          </Notice>
        )}
        {cases.data && <CaseList cards={cases.data.cases} broken={cases.data.broken.length} />}
      </section>
    </Page>
  );
}

function CaseList({ cards, broken }: { cards: CaseCard[]; broken: number }) {
  return (
    <>
      {cards.length === 0 && (
        <p className="border-rule border-t py-10 text-soft">
          There is no case to sit yet. Whoever runs this server can add one: a folder with a case in it.
        </p>
      )}
      <ol>
        {fromEasy(cards).map((card) => (
          <li key={card.id} className="border-rule-strong border-t last:border-b">
            <CaseEntry card={card} />
          </li>
        ))}
      </ol>
      {broken > 0 && (
        <p className="mt-6 text-soft text-sm">
          {broken === 1 ? 'One more case' : `${broken} more cases`} could not be opened and{' '}
          {broken === 1 ? 'is' : 'are'} left out until mended.
        </p>
      )}
      {cards.length > 0 && <HowItGoes />}
    </>
  );
}

/** For who is new here: the easier and shorter ones first. */
const fromEasy = (cards: readonly CaseCard[]): CaseCard[] =>
  cards.toSorted(
    (one, other) =>
      difficultyOf3(one.difficulty) - difficultyOf3(other.difficulty) || one.minutes - other.minutes,
  );

const steps = [
  ['Check your sound', 'Microphone, loudspeaker and network, or choose to type.'],
  ['Sit the case', 'Ask for data, take a minute to think, work the exhibits, recommend.'],
  ['Read the report', 'Each verdict with the words it rests on, one click from the second you said them.'],
] as const;

function HowItGoes() {
  return (
    <dl className="mt-14 grid gap-8 sm:grid-cols-3">
      {steps.map(([term, text]) => (
        <div key={term}>
          <dt className="font-serif text-xl tracking-[-0.01em]">{term}</dt>
          <dd className="mt-1 text-soft">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
