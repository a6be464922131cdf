import type { TakeChange } from '@caseroom/core/wire/redo-routes';
import { ArrowDown, ArrowUp, Minus } from 'lucide-react';
import { classes } from '../ui/classes.ts';
import type { TakePlace } from './use-take-place.ts';

const tones = {
  better: { Icon: ArrowUp, word: 'Better', look: 'text-accent' },
  worse: { Icon: ArrowDown, word: 'Worse', look: 'text-red' },
  other: { Icon: Minus, word: 'Different', look: 'text-soft' },
} as const;
const link = 'min-h-11 text-accent text-sm underline-offset-4 hover:underline';

type ChangeListProps = {
  changes: readonly TakeChange[];
  onBefore: TakePlace['goTo'];
  onAfter: TakePlace['goTo'];
};

/** Each sentence with the way to where it shows in either take. */
export function ChangeList({ changes, onBefore, onAfter }: ChangeListProps) {
  if (changes.length === 0)
    return <p className="text-soft">Nothing that rules can tell: both takes come to the same.</p>;
  return (
    <ul className="grid gap-3">
      {changes.map(({ text, tone, before, after }) => {
        const { Icon, word, look } = tones[tone];
        return (
          <li key={text} className="grid grid-cols-[1.25rem_1fr] gap-x-3">
            <Icon aria-hidden="true" className={classes('mt-1 size-4.5', look)} />
            <div className="max-w-[62ch]">
              <p>
                <span className="sr-only">{word}: </span>
                {text}
              </p>
              <p className="flex flex-wrap gap-x-5">
                {before && (
                  <button
                    type="button"
                    className={link}
                    onClick={() => onBefore(before.start_ms, before.line_id)}
                  >
                    Where it was<span className="sr-only">: {text}</span>
                  </button>
                )}
                {after && (
                  <button
                    type="button"
                    className={link}
                    onClick={() => onAfter(after.start_ms, after.line_id)}
                  >
                    Where it is now<span className="sr-only">: {text}</span>
                  </button>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
