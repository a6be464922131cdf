import { Volume2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { useScene } from './room-context.ts';

/** Browsers keep a page silent until it is touched; until then the interviewer waits. */
export function TapToContinue() {
  const { audible, unblock } = useScene();
  const [busy, setBusy] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const blocked = audible === 'blocked';
  useEffect(() => {
    if (blocked) dialog.current?.showModal();
    else dialog.current?.close();
  }, [blocked]);
  const tap = async () => {
    setBusy(true);
    await unblock();
    setBusy(false);
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby="tap-title"
      onCancel={(event) => event.preventDefault()}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-2xl bg-sheet p-7 text-center text-ink backdrop:bg-black/55"
    >
      <h2 id="tap-title" className="display text-3xl">
        The interviewer is waiting
      </h2>
      <p className="mt-2 text-soft">Your browser keeps this page silent until you touch it.</p>
      <Button
        look="primary"
        autoFocus
        className="mt-5 min-h-13 px-8 text-lg"
        busy={busy}
        icon={<Volume2 aria-hidden="true" className="size-5" />}
        onClick={() => void tap()}
      >
        Tap to continue
      </Button>
    </dialog>
  );
}
