import type { JudgedFigure } from '@caseroom/core/wire/coach-view';
import { clockText } from '../room/clock.ts';

const verdicts: Record<JudgedFigure['verdict'], string> = {
  right: 'Right',
  right_on_own: 'Right on their own figures',
  wrong: 'Not right',
  not_reached: 'No figure given',
};

/** How figures were judged, the newest first. For coaches by role; a guest gets none. */
export function JudgedFigures({ judged }: { judged: readonly JudgedFigure[] }) {
  if (judged.length === 0) return null;
  return (
    <section aria-labelledby="judged" className="border-rule border-t px-4 py-5 lg:px-7">
      <h2 id="judged" className="font-medium">
        Figures judged
      </h2>
      <ol className="mt-2 grid gap-4">
        {judged.toReversed().map((figure) => (
          <li key={figure.id}>
            <p className="text-soft text-sm">
              <span className="figures">{clockText(figure.at_ms)}</span> {figure.asked}
            </p>
            <p className="mt-0.5">
              <span
                className={
                  figure.verdict.startsWith('right') ? 'font-medium text-accent' : 'font-medium text-red'
                }
              >
                {verdicts[figure.verdict]}
              </span>
              {figure.said !== null && <span className="figures">: {figure.said}</span>}
              <span className="figures text-soft">
                {figure.verdict === 'right'
                  ? ''
                  : `, the case says ${figure.expected_on_own ?? figure.expected}`}
                {figure.attempt > 1 ? `, try ${figure.attempt}` : ''}
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
