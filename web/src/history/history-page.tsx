import type { SessionStatus } from '@caseroom/core/wire/view';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { casesQuery } from '../api/queries.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { SessionEntry } from './session-entry.tsx';

type Filter = { status: SessionStatus | ''; caseId: string };
const statuses = [
  ['', 'All interviews'],
  ['live', 'Going on'],
  ['paused', 'Paused'],
  ['ended', 'Over'],
  ['created', 'Not begun'],
] as const;

export function HistoryPage() {
  const account = useRequiredAccount();
  const [filter, setFilter] = useState<Filter>({ status: '', caseId: '' });
  const sessions = useInfiniteQuery({
    queryKey: ['sessions', filter],
    enabled: account !== null,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call('listSessions', {
        query: {
          limit: 20,
          ...(pageParam ? { cursor: pageParam } : {}),
          ...(filter.status ? { status: filter.status } : {}),
          ...(filter.caseId ? { case_id: filter.caseId } : {}),
        },
        signal,
      }),
    getNextPageParam: (last) => last.next_cursor,
  });
  const rows = sessions.data?.pages.flatMap((page) => page.sessions) ?? [];
  const filtered = filter.status !== '' || filter.caseId !== '';
  return (
    <Page>
      <PageTitle title="History">Your interviews</PageTitle>
      <FilterBar filter={filter} onChange={setFilter} />
      {sessions.isPending && <Loading what="Fetching your interviews" />}
      {sessions.isError && (
        <Notice
          tone="bad"
          className="mt-8"
          action={<Button onClick={() => void sessions.refetch()}>Try again</Button>}
        >
          {sentenceOf(sessions.error)}
        </Notice>
      )}
      {sessions.data && rows.length === 0 && <Nothing filtered={filtered} />}
      <ul className="mt-6">
        {rows.map((row) => (
          <li key={row.session_id} className="border-rule border-t last:border-b">
            <SessionEntry row={row} />
          </li>
        ))}
      </ul>
      {sessions.hasNextPage && (
        <Button
          className="mt-6"
          busy={sessions.isFetchingNextPage}
          onClick={() => void sessions.fetchNextPage()}
        >
          Show older ones
        </Button>
      )}
    </Page>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <div className="mt-8">
      <p className="text-soft">
        {filtered
          ? 'No interview fits this choice.'
          : 'You have not sat an interview yet. Each one is kept here with its report.'}
      </p>
      {!filtered && (
        <Link to="/" className={buttonClass('primary', 'mt-5')}>
          Pick a case
        </Link>
      )}
    </div>
  );
}

function FilterBar({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { data: cases } = useQuery(casesQuery);
  return (
    <div className="mt-8 grid gap-3 sm:flex sm:*:w-64">
      <Select
        label="Which interviews"
        hideLabel
        value={filter.status}
        onChange={({ target }) =>
          onChange({ ...filter, status: statuses.find(([value]) => value === target.value)?.[0] ?? '' })
        }
      >
        {statuses.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <Select
        label="Which case"
        hideLabel
        value={filter.caseId}
        onChange={({ target }) => onChange({ ...filter, caseId: target.value })}
      >
        <option value="">All cases</option>
        {cases?.cases.map((card) => (
          <option key={card.id} value={card.id}>
            {card.title}
          </option>
        ))}
      </Select>
    </div>
  );
}
