import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { sentenceOf } from '../api/failure.ts';
import { buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page } from '../ui/page.tsx';
import './authoring.css';
import { Editor } from './editor.tsx';
import { draftQuery } from './queries.ts';

export function DraftPage() {
  const { draftId } = useParams({ from: '/shell/authoring/$draftId' });
  const account = useRequiredAccount();
  const draft = useQuery({ ...draftQuery(draftId), enabled: account !== null });
  if (draft.data)
    return (
      <Editor
        key={`${draftId} ${draft.dataUpdatedAt}`}
        draft={draft.data}
        reload={() => void draft.refetch()}
      />
    );
  return (
    <Page narrow>
      {draft.isError ? (
        <Notice
          tone="bad"
          action={
            <Link to="/authoring" className={buttonClass('outline')}>
              To your cases
            </Link>
          }
        >
          {sentenceOf(draft.error)}
        </Notice>
      ) : (
        <Loading what="Opening the draft" />
      )}
    </Page>
  );
}
