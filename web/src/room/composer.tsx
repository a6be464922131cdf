import { SendHorizontal } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { call } from '../api/client.ts';
import { newId } from '../api/new-id.ts';
import { useScene } from './room-context.ts';
import { createTypingSigns } from './typing-signs.ts';

export const composerId = 'composer';

/** Typing is a way to speak at any time. The text stays until the server has it, and what is typed meanwhile after it. */
export function Composer({ onSent }: { onSent: () => void }) {
  const { send, sessionId, spoken, view } = useScene();
  const signs = useMemo(() => createTypingSigns(() => tellTyping(sessionId)), [sessionId]);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const line = text.trim();
    if (!line || busy) return;
    setBusy(true);
    const sent = await send({ command: 'say', text: line });
    setBusy(false);
    if (!sent) return;
    setText((now) => (now.startsWith(text) ? now.slice(text.length).trimStart() : now));
    onSent();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  const over = view.status === 'ended' || view.status === 'paused';
  return (
    <form
      ref={form}
      onSubmit={submit}
      className="flex items-end gap-2 border-rule border-t px-3 py-2.5 lg:px-5 short:py-1.5"
    >
      <label htmlFor={composerId} className="sr-only">
        Type to the interviewer. Enter sends.
      </label>
      <textarea
        id={composerId}
        rows={1}
        value={text}
        maxLength={2000}
        disabled={over}
        onChange={(event) => {
          setText(event.target.value);
          signs.typed();
        }}
        onKeyDown={onKeyDown}
        placeholder={spoken ? 'Type instead' : 'Your answer or question'}
        className="field-sizing-content max-h-36 min-h-11 w-full resize-none rounded-2xl border border-rule-strong bg-sheet px-4 py-2.5 text-base short:max-h-16"
      />
      <button
        type="submit"
        aria-label="Send"
        disabled={over || text.trim() === ''}
        aria-busy={busy || undefined}
        className="grid size-11 shrink-0 place-items-center rounded-full bg-accent text-accent-ink disabled:opacity-45"
      >
        <SendHorizontal aria-hidden="true" className="size-5" />
      </button>
    </form>
  );
}

/** A sign that is lost is made good by the next; nobody has to know of it. */
function tellTyping(sessionId: string): void {
  const body = { command: 'typing' as const, command_id: newId() };
  call('sendCommand', { params: { sessionId }, body }).catch(() => undefined);
}
