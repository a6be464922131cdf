import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';

type HeardFigureProps = {
  figure: string;
  text: string;
  busy: boolean;
  onAnswer: (confirmed: boolean) => void;
};

/** Mishearing is not a mistake: what was heard counts once it has been confirmed. */
export function HeardFigure({ figure, text, busy, onAnswer }: HeardFigureProps) {
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus(), []);
  return (
    <div className="mt-5 rounded-xl bg-wash px-4 py-4">
      <p role="status">
        <span className="block text-soft">Did you say</span>
        <span className="figures block font-serif text-3xl">{figure}?</span>
      </p>
      <p className="mt-1 text-soft text-sm">Heard: “{text}”. It counts once you confirm it.</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button ref={yes} look="primary" busy={busy} onClick={() => onAnswer(true)}>
          Yes, judge it
        </Button>
        <Button disabled={busy} onClick={() => onAnswer(false)}>
          No, again
        </Button>
      </div>
    </div>
  );
}
