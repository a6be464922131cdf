import type { EvaluationStatus } from '@caseroom/core/wire/report';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { stepWord } from './words.ts';

type ProgressProps = { status: EvaluationStatus | undefined; retrying: boolean; onRetry: () => void };

/** How far the report is. It is made on the server: the page may be closed meanwhile. */
export function Progress({ status, retrying, onRetry }: ProgressProps) {
  if (status?.state === 'failed') {
    return (
      <Notice
        tone="bad"
        className="mt-6"
        title="The report could not be made"
        action={
          status.can_retry ? (
            <Button busy={retrying} onClick={onRetry}>
              Make it again
            </Button>
          ) : undefined
        }
      >
        {status.reason ?? 'Something went wrong on our side.'} The interview itself is kept.
      </Notice>
    );
  }
  const perCent = status?.per_cent ?? 0;
  const step = status?.state === 'running' && status.step ? stepWord(status.step) : 'Waiting for its turn';
  return (
    <div className="mt-8">
      <p className="flex items-baseline justify-between gap-4">
        <span role="status" className="inline-block first-letter:uppercase">
          {step}
        </span>
        <span className="figures font-serif text-3xl">{perCent} %</span>
      </p>
      <div
        role="progressbar"
        aria-label="The report"
        aria-valuenow={perCent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="mt-3 h-2 overflow-hidden rounded-full bg-rule"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width] duration-500"
          style={{ width: `${Math.max(2, perCent)}%` }}
        />
      </div>
      {status?.remaining_s && (
        <p className="figures mt-3 text-soft">
          About {status.remaining_s} s from now, going by the last ones.
        </p>
      )}
      <p className="mt-4 text-soft">
        Your report is being made from what was said. You can leave; it waits in your history.
      </p>
    </div>
  );
}
