import type { Draft } from '@caseroom/core/wire/authoring';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { call } from '../api/client.ts';
import { ApiFailure, sentenceOf } from '../api/failure.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { sentence } from './fields.tsx';
import type { useDraft } from './use-draft.ts';

export type Desk = ReturnType<typeof useDraft>;
type HeadProps = { draft: Draft; desk: Desk; reload: () => void };

/** Whether everything is saved, and the way into the library. */
export function EditorHead({ draft, desk, reload }: HeadProps) {
  const queries = useQueryClient();
  const publish = useMutation({
    meta: { silent: true },
    mutationFn: async () => {
      await desk.saver.flush();
      const { draft_id: draftId } = draft;
      return call('publishDraft', { params: { draftId }, body: { revision: desk.saver.revision } });
    },
    onSuccess: async () => {
      await Promise.all(
        [['versions', draft.draft_id], ['cases'], ['drafts']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  const { reset } = publish;
  // What was said of a text is no longer true of the next one.
  useEffect(() => reset(), [desk.text, reset]);
  const { state } = desk.saving;
  return (
    <>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className={state === 'failing' || state === 'refused' ? 'text-red' : 'text-soft'}>
          {saveWords(state, desk.saving.why)}
        </p>
        <div className="ml-auto flex flex-wrap gap-2">
          <Link to="/authoring" className={buttonClass('quiet')}>
            Your cases
          </Link>
          <Button
            look="primary"
            busy={publish.isPending}
            disabled={state === 'conflict'}
            onClick={() => publish.mutate()}
          >
            Publish
          </Button>
        </div>
      </div>
      {state === 'conflict' && <Conflict desk={desk} reload={reload} />}
      {publish.isSuccess && (
        <Notice className="mt-4" title={`Version ${publish.data.number} is in the library`}>
          Candidates can sit it now. What you change from here on stays a draft until you publish again.
        </Notice>
      )}
      {publish.isError && <Refused error={publish.error} />}
    </>
  );
}

function Conflict({ desk, reload }: { desk: Desk; reload: () => void }) {
  const takeOver = useMutation({ mutationFn: desk.takeOver });
  return (
    <Notice
      tone="warn"
      className="mt-4"
      title="This draft was changed in another window"
      action={
        <span className="flex flex-wrap gap-2">
          <Button onClick={reload}>Load the newer text</Button>
          <Button busy={takeOver.isPending} onClick={() => takeOver.mutate()}>
            Save mine over it
          </Button>
        </span>
      }
    >
      What you write here is not saved until you choose.
    </Notice>
  );
}

function Refused({ error }: { error: unknown }) {
  const faults =
    error instanceof ApiFailure ? error.findings.filter(({ severity }) => severity === 'fault') : [];
  return (
    <Notice tone="bad" className="mt-4" title="Not published">
      {faults.length === 0 ? (
        sentenceOf(error)
      ) : (
        <ul className="list-disc pl-5">
          {faults.map(({ line, path, code, message }) => (
            <li key={`${path} ${code} ${message}`}>
              Line {line}: {sentence(message)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function saveWords(state: Desk['saving']['state'], why: string | null): string {
  switch (state) {
    case 'saved':
      return 'Saved';
    case 'waiting':
    case 'saving':
      return 'Saving';
    case 'conflict':
      return 'Not saved';
    case 'failing':
      return `Not saved yet. ${why ?? ''}`;
    case 'refused':
      return `Not saved. ${why ?? ''}`;
    default:
      return state satisfies never;
  }
}
