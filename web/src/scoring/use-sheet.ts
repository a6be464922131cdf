import { type ScoreSheet, scoreSheet, type ScoringDesk } from '@caseroom/core/wire/coach-score';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { call } from '../api/client.ts';
import { createDraftSaver, type SaveState } from '../authoring/draft-saver.ts';
import { deskQuery } from './queries.ts';

export type Sheet = ReturnType<typeof useSheet>;

/** A coach's sheet while it is filled in: saved as it changes, and handed in when it is whole. */
export function useSheet(desk: ScoringDesk) {
  const { session_id: sessionId, evaluation_id } = desk.record;
  const queries = useQueryClient();
  const [sheet, setSheet] = useState(desk.sheet);
  const [saving, setSaving] = useState<{ state: SaveState; why?: string | undefined }>({ state: 'saved' });
  const saver = useMemo(
    () =>
      createDraftSaver({
        revision: desk.revision,
        save: async (text, revision) => {
          const body = { sheet: scoreSheet.parse(JSON.parse(text)), revision };
          return (await call('saveScoreDraft', { params: { sessionId }, body })).revision;
        },
        onState: (state, why) => setSaving({ state, why }),
      }),
    [sessionId, desk.revision],
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
  const handIn = useMutation({
    meta: { silent: true },
    mutationFn: async () => {
      await saver.flush();
      return call('handInScore', { params: { sessionId }, body: { sheet, evaluation_id } });
    },
    onSuccess: async (next) => {
      queries.setQueryData(deskQuery(sessionId).queryKey, next);
      await queries.invalidateQueries({ queryKey: ['coaches-word', sessionId] });
      window.scrollTo(0, 0);
    },
  });
  const change = (next: Partial<ScoreSheet>) => {
    const whole = { ...sheet, ...next };
    setSheet(whole);
    saver.change(JSON.stringify(whole));
  };
  return { sheet, change, saving, handIn };
}
