import { Link } from '@tanstack/react-router';
import { ApiFailure, sentenceOf } from '../api/failure.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { PageTitle } from '../ui/page.tsx';

type StartFailedProps = { sessionId: string; error: Error; onRetry: () => void; busy: boolean };

/** Why the room does not open: over, not yours, full, or something on our side. */
export function StartFailed({ sessionId, error, onRetry, busy }: StartFailedProps) {
  const status = error instanceof ApiFailure ? error.status : 500;
  const over = status === 409 || status === 410;
  const waiting = error instanceof ApiFailure && error.retryable;
  return (
    <div role="alert">
      <PageTitle title="The room">{titleOf(status)}</PageTitle>
      <p className="mt-4 text-soft">
        {sentenceOf(error)}
        {waiting && ' This page tries again by itself.'}
      </p>
      <div className="mt-6 flex flex-wrap gap-2">
        {over && (
          <Link to="/report/$sessionId" params={{ sessionId }} className={buttonClass('primary')}>
            Read the report
          </Link>
        )}
        {!over && status !== 404 && (
          <Button look="primary" busy={busy} onClick={onRetry}>
            Try again
          </Button>
        )}
        <Link to="/" className={buttonClass('outline')}>
          To the cases
        </Link>
      </div>
    </div>
  );
}

function titleOf(status: number): string {
  if (status === 409 || status === 410) return 'This interview is over';
  if (status === 404) return 'No such interview';
  if (status === 503) return 'Not open yet';
  return 'The room does not open';
}
