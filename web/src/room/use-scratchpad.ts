import type { CandidateView } from '@caseroom/core/wire/view';
import { useEffect, useMemo, useState } from 'react';
import { call } from '../api/client.ts';
import { createPadSaver, type PadState } from './pad-saver.ts';

const keyOf = (sessionId: string): string => `caseroom.pad.${sessionId}`;

/** The scratchpad of an interview, saved as it is written. What was never acknowledged survives a reload. */
export function useScratchpad(sessionId: string, { scratchpad: saved, status }: CandidateView) {
  const [text, setText] = useState(() => unacknowledged(sessionId) ?? saved);
  const [state, setState] = useState<PadState>('saved');
  const saver = useMemo(
    () =>
      createPadSaver({
        save: (body) => call('saveScratchpad', { params: { sessionId }, body: { text: body } }),
        keep: (kept) => keep(sessionId, kept),
        onState: setState,
      }),
    [sessionId],
  );
  useEffect(() => {
    const left = unacknowledged(sessionId);
    if (left !== null) saver.change(left);
    return () => void saver.flush();
  }, [saver, sessionId]);
  const over = status === 'ended';
  // The server takes notes for a moment after the end: whoever wrote until then loses none of them.
  useEffect(() => {
    if (over) void saver.flush();
  }, [over, saver]);
  const change = (next: string) => {
    setText(next);
    saver.change(next);
  };
  return { text, state, change };
}

function unacknowledged(sessionId: string): string | null {
  try {
    return localStorage.getItem(keyOf(sessionId));
  } catch {
    return null;
  }
}

function keep(sessionId: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(keyOf(sessionId));
    else localStorage.setItem(keyOf(sessionId), text);
  } catch {
    // Without storage the text lives in the page alone; the saver goes on trying.
  }
}
