import { type CaseEdit, editCase, readLoosely } from '@caseroom/core/case/edit';
import type { Draft } from '@caseroom/core/wire/authoring';
import { useEffect, useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';
import { call } from '../api/client.ts';
import { createDraftSaver, type SaveState } from './draft-saver.ts';

/** The text of a draft while it is open: changed by the form or as source, and saved as it changes. */
export function useDraft(draft: Draft) {
  const { draft_id: draftId } = draft;
  const [text, setText] = useState(draft.yaml);
  const [saving, setSaving] = useState<{ state: SaveState; why: string | null }>({
    state: 'saved',
    why: null,
  });
  const newest = useRef(draft.yaml);
  const saver = useMemo(
    () =>
      createDraftSaver({
        revision: draft.revision,
        save: async (yaml, revision) =>
          (await call('saveDraft', { params: { draftId }, body: { yaml, revision } })).revision,
        onState: (state, why) => setSaving({ state, why: why ?? null }),
      }),
    // The page that opens the draft again makes another editor of it.
    [draftId, draft.revision],
  );
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!saver.settled) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      void saver.flush();
    };
  }, [saver]);

  const change = (next: string) => {
    newest.current = next;
    setText(next);
    saver.change(next);
  };
  const edit = (...edits: CaseEdit[]) => {
    const next = edits.reduce<string | null>(
      (before, each) => (before === null ? null : editCase(before, each)),
      newest.current,
    );
    if (next === null) toast.error('This part cannot be changed in the form. Change it in the source.');
    else change(next);
  };
  /** Saves over what was changed elsewhere. */
  const takeOver = async () => {
    const { revision } = await call('getDraft', { params: { draftId } });
    saver.takeOver(revision);
  };
  const raw = useMemo(() => readLoosely(text), [text]);
  return { text, raw, change, edit, saving, saver, takeOver };
}
