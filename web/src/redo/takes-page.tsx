import type { TakeCard, Takes } from '@caseroom/core/wire/redo-routes';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { sentenceOf } from '../api/failure.ts';
import { takesQuery } from '../api/queries.ts';
import { Section } from '../report/section.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { ChangeList } from './change-list.tsx';
import { TakeColumn } from './take-column.tsx';
import { titleOf, whenOf } from './words.ts';
import { useTakePlace } from './use-take-place.ts';

/** A moment that was sat again, beside another take of it. */
export function TakesPage() {
  const { sessionId } = useParams({ from: '/shell/takes/$sessionId' });
  const { before } = useSearch({ from: '/shell/takes/$sessionId' });
  const account = useRequiredAccount();
  const takes = useQuery({ ...takesQuery(sessionId, before), enabled: account !== null });
  if (takes.data) return <Comparison key={`${sessionId} ${before}`} takes={takes.data} />;
  if (!takes.error)
    return (
      <Page>
        <Loading what="Laying the takes side by side" />
      </Page>
    );
  return (
    <Page narrow>
      <PageTitle title="Two takes">The takes do not open</PageTitle>
      <Notice
        tone="bad"
        className="mt-6"
        action={<Button onClick={() => void takes.refetch()}>Try again</Button>}
      >
        {sentenceOf(takes.error)}
      </Notice>
    </Page>
  );
}

function Comparison({ takes }: { takes: Takes }) {
  const { moment, before, after, changes } = takes;
  const first = useTakePlace('before', before);
  const second = useTakePlace('after', after);
  const cardOf = (id: string) => takes.takes.find(({ session_id }) => session_id === id);
  return (
    <Page>
      <p className="eyebrow">
        {takes.case_title}. {moment.phase}
      </p>
      <PageTitle title="Two takes of a moment" className="mt-2">
        {before ? 'Two takes' : 'One take'}
      </PageTitle>
      <blockquote className="mt-5 max-w-[58ch] border-accent border-l-2 pl-4 font-serif text-xl leading-snug">
        {moment.asked}
      </blockquote>
      <Actions takes={takes} />
      {before && (
        <Section id="changed" title="What changed" note="Worked out by rules, the same for both takes.">
          <ChangeList changes={changes} onBefore={first.goTo} onAfter={second.goTo} />
        </Section>
      )}
      <div className="mt-12 grid gap-x-12 gap-y-10 border-rule-strong border-t pt-6 lg:grid-cols-2">
        {before && <TakeColumn side="before" card={cardOf(before.session_id)} take={before} place={first} />}
        <TakeColumn side="after" card={cardOf(after.session_id)} take={after} place={second} />
      </div>
    </Page>
  );
}

/** Another try, the whole report, and which takes are compared where there are more than two. */
function Actions({ takes }: { takes: Takes }) {
  const { moment, original_id: originalId, before, after } = takes;
  const navigate = useNavigate();
  return (
    <>
      {originalId === null && (
        <Notice className="mt-6 max-w-3xl">
          The interview that this moment comes from has been erased. What you took again stays until you erase
          it in your history.
        </Notice>
      )}
      {takes.takes.length > 2 && (
        <div className="mt-6 grid max-w-xl gap-4 sm:grid-cols-2">
          <Select
            label="Compare"
            value={before?.session_id ?? ''}
            onChange={({ target }) =>
              void navigate({
                to: '/takes/$sessionId',
                params: { sessionId: after.session_id },
                search: { before: target.value },
              })
            }
          >
            {options(takes.takes, after.session_id)}
          </Select>
          <Select
            label="with"
            value={after.session_id}
            onChange={({ target }) =>
              void navigate({ to: '/takes/$sessionId', params: { sessionId: target.value }, search: {} })
            }
          >
            {options(
              takes.takes.filter((take) => !take.is_original),
              before?.session_id,
            )}
          </Select>
        </div>
      )}
      {originalId !== null && (
        <p className="mt-6 flex flex-wrap gap-2">
          <Link
            to="/redo/$sessionId"
            params={{ sessionId: originalId }}
            search={{ moment: moment.moment_id }}
            className={buttonClass('primary')}
          >
            <RotateCcw aria-hidden="true" className="size-4" />
            Take it again
          </Link>
          <Link
            to="/report/$sessionId"
            params={{ sessionId: originalId }}
            search={{}}
            className={buttonClass('outline')}
          >
            The whole report
          </Link>
        </p>
      )}
    </>
  );
}

const options = (takes: readonly TakeCard[], without: string | undefined) =>
  takes
    .filter(({ session_id }) => session_id !== without)
    .map((take) => (
      <option key={take.session_id} value={take.session_id}>
        {titleOf(take)}, {whenOf(take)}
      </option>
    ));
