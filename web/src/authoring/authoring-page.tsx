import type { DraftRow } from '@caseroom/core/wire/authoring';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { useRole } from '../api/me.ts';
import { casesQuery } from '../api/queries.ts';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Select } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { draftsQuery } from './queries.ts';
import { StaffSection } from './staff-section.tsx';

/** The cases that a coach is writing or has published. */
export function AuthoringPage() {
  const account = useRequiredAccount();
  const role = useRole();
  const drafts = useQuery({ ...draftsQuery, enabled: account !== null });
  return (
    <Page>
      <PageTitle title="Write cases">Write a case</PageTitle>
      <p className="mt-4 max-w-[58ch] text-soft">
        A case is proven while you write it: its figures hold together, its answers can be reached, and
        nothing gives its key away.
      </p>
      {drafts.isError ? (
        <Notice tone="bad" className="mt-8">
          {sentenceOf(drafts.error)}
        </Notice>
      ) : (
        <>
          <Beginning />
          {drafts.isPending ? (
            <Loading what="Fetching your cases" />
          ) : (
            <DraftList rows={drafts.data.drafts} />
          )}
        </>
      )}
      {role === 'admin' && <StaffSection />}
    </Page>
  );
}

function Beginning() {
  const { data } = useQuery(casesQuery);
  const navigate = useNavigate();
  const begin = useMutation({
    mutationFn: (copyOf: string) => call('createDraft', { body: copyOf ? { copy_of: copyOf } : {} }),
    onSuccess: ({ draft_id }) => navigate({ to: '/authoring/$draftId', params: { draftId: draft_id } }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    begin.mutate(String(new FormData(event.currentTarget).get('from') ?? ''));
  };
  return (
    <form onSubmit={submit} className="mt-8 flex flex-wrap items-end gap-3">
      <Select label="Begin with" name="from" className="w-full sm:w-80">
        <option value="">A small case, to be changed</option>
        {data?.cases.map(({ id, title }) => (
          <option key={id} value={id}>
            A copy of {title}
          </option>
        ))}
      </Select>
      <Button type="submit" look="primary" busy={begin.isPending}>
        Begin
      </Button>
    </form>
  );
}

function DraftList({ rows }: { rows: readonly DraftRow[] }) {
  if (rows.length === 0)
    return (
      <p className="mt-10 text-soft">You have not begun a case yet. A copy is the quickest way to learn.</p>
    );
  return (
    <ul className="mt-10">
      {rows.map((row) => (
        <li key={row.draft_id} className="border-rule border-t last:border-b">
          <DraftEntry row={row} />
        </li>
      ))}
    </ul>
  );
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

function DraftEntry({ row }: { row: DraftRow }) {
  const [asks, setAsks] = useState(false);
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => call('deleteDraft', { params: { draftId: row.draft_id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: draftsQuery.queryKey }),
    onSettled: () => setAsks(false),
  });
  return (
    <article className="flex flex-wrap items-center gap-x-6 gap-y-2 py-5">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="display text-2xl">
          <Link
            to="/authoring/$draftId"
            params={{ draftId: row.draft_id }}
            className="decoration-1 underline-offset-4 hover:underline"
          >
            {row.title}
          </Link>
        </h2>
        <p className="mt-1 text-soft">
          {stateOf(row)} Changed {day.format(new Date(row.updated_at))}.
        </p>
      </div>
      {!row.published && (
        <Button look="quiet" aria-label={`Delete ${row.title}`} onClick={() => setAsks(true)}>
          Delete
        </Button>
      )}
      <Confirm
        open={asks}
        onOpenChange={setAsks}
        title="Delete this draft?"
        confirm="Delete"
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {row.title} and its earlier versions will be gone. Interviews that were sat with it stay.
      </Confirm>
    </article>
  );
}

function stateOf({ published, changed }: DraftRow): string {
  if (!published) return 'A draft, not in the library.';
  const version = `Version ${published.number} is in the library`;
  return changed ? `${version}; the draft has changed since.` : `${version}.`;
}
