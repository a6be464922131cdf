import type { Draft, VersionRow } from '@caseroom/core/wire/authoring';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { toast } from 'sonner';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading } from '../ui/page.tsx';
import { versionsQuery } from './queries.ts';

const words: Record<VersionRow['status'], string> = {
  published: 'In the library',
  replaced: 'Replaced by a later one',
  withdrawn: 'Taken out',
};
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

type VersionsProps = { draft: Draft; onRestore: (yaml: string) => void };

/** What has been published. An interview keeps the version that it was sat with, whatever happens here. */
export function VersionsSection({ draft, onRestore }: VersionsProps) {
  const versions = useQuery(versionsQuery(draft.draft_id));
  if (versions.isPending) return <Loading what="Fetching the versions" />;
  if (versions.isError) return <Notice tone="bad">{sentenceOf(versions.error)}</Notice>;
  if (versions.data.versions.length === 0)
    return <p className="text-soft">Nothing of this case has been published yet.</p>;
  return (
    <ul>
      {versions.data.versions.map((version) => (
        <li
          key={version.version_id}
          className="flex flex-wrap items-center gap-2 border-rule border-t py-4 last:border-b"
        >
          <p className="min-w-0 flex-1 basis-56">
            <span className="font-medium">Version {version.number}</span>, {version.title}
            <span className="block text-soft">
              {words[version.status]}, published {day.format(new Date(version.published_at))}
            </span>
          </p>
          <VersionActions draft={draft} version={version} onRestore={onRestore} />
        </li>
      ))}
    </ul>
  );
}

function VersionActions({ draft, version, onRestore }: VersionsProps & { version: VersionRow }) {
  const { draft_id: draftId } = draft;
  const restore = useMutation({
    mutationFn: () => call('getVersion', { params: { draftId, number: version.number } }),
    onSuccess: ({ yaml }) => {
      onRestore(yaml);
      toast.success(`The draft has the text of version ${version.number} again.`);
    },
  });
  return (
    <>
      {version.status === 'published' && (
        <>
          <Link to="/lobby/$caseId" params={{ caseId: version.case_id }} className={buttonClass('quiet')}>
            Open in the library
          </Link>
          <TakeOut draftId={draftId} />
        </>
      )}
      <Button look="quiet" busy={restore.isPending} onClick={() => restore.mutate()}>
        Bring back into the draft
      </Button>
    </>
  );
}

function TakeOut({ draftId }: { draftId: string }) {
  const [asks, setAsks] = useState(false);
  const queries = useQueryClient();
  const unpublish = useMutation({
    mutationFn: () => call('unpublishDraft', { params: { draftId } }),
    onSuccess: () =>
      Promise.all(
        [['versions', draftId], ['cases'], ['drafts']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
    onSettled: () => setAsks(false),
  });
  return (
    <>
      <Button look="quiet" onClick={() => setAsks(true)}>
        Take out of the library
      </Button>
      <Confirm
        open={asks}
        onOpenChange={setAsks}
        title="Take this case out of the library?"
        confirm="Take it out"
        busy={unpublish.isPending}
        onConfirm={() => unpublish.mutate()}
      >
        Nobody can begin it any more. Interviews that were sat with it, and their reports, stay.
      </Confirm>
    </>
  );
}
