import type { CandidateView } from '@caseroom/core/wire/view';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { inputClass } from '../ui/field.tsx';
import { useScene } from './room-context.ts';

/** Figures that count only after the candidate has seen them. */
export function FiguresToConfirm() {
  const { pending_figures: figures } = useScene().view;
  return figures.map((figure) => <FigureCard key={figure.stated_id} figure={figure} />);
}

function FigureCard({ figure }: { figure: CandidateView['pending_figures'][number] }) {
  const { send } = useScene();
  const [state, setState] = useState<'asking' | 'correcting' | 'sending'>('asking');
  const wasCorrecting = useRef(false);
  const id = useId();
  const answer = async (right: boolean, correction: string | null) => {
    setState('sending');
    const sent = await send({ command: 'confirm_figure', stated_id: figure.stated_id, right, correction });
    if (!sent) setState('asking');
  };
  const correct = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('figure') ?? '').trim();
    if (text) void answer(false, text);
  };
  return (
    <section aria-labelledby={id} className="rounded-xl border border-accent bg-sheet px-4 py-3 short:py-1.5">
      <div role="status">
        <p id={id} className="text-soft text-sm">
          Did we hear this right?
        </p>
        <p className="figures font-serif text-2xl leading-tight short:text-lg">{figure.text}</p>
      </div>
      {state === 'correcting' ? (
        <form onSubmit={correct} className="mt-2.5 flex flex-wrap gap-2">
          <input
            name="figure"
            aria-label="The figure as you said it, with its unit"
            placeholder="e.g. 12.5 million cups"
            maxLength={80}
            required
            autoFocus
            autoComplete="off"
            className={`${inputClass} min-w-40 flex-1`}
          />
          <Button type="submit" look="primary">
            That is it
          </Button>
          <Button look="quiet" onClick={() => setState('asking')}>
            Back
          </Button>
        </form>
      ) : (
        <div className="mt-2.5 flex gap-2 short:mt-1.5">
          <Button look="primary" busy={state === 'sending'} onClick={() => void answer(true, null)}>
            Yes
          </Button>
          <Button
            disabled={state === 'sending'}
            // Whoever goes back to it had come from it.
            autoFocus={wasCorrecting.current}
            onClick={() => {
              wasCorrecting.current = true;
              setState('correcting');
            }}
          >
            Correct it
          </Button>
        </div>
      )}
    </section>
  );
}
