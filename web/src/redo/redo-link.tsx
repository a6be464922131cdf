import type { MomentCard } from '@caseroom/core/wire/redo-routes';
import { Link } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { useReport } from '../report/report-context.ts';

const look =
  'inline-flex min-h-11 items-center gap-2 font-medium text-accent text-[0.9375rem] underline-offset-4 hover:underline';

/** The way to sit a moment again, and to the takes that there are of it. Nothing where it cannot be. */
export function RedoLink({ moment }: { moment: MomentCard | undefined }) {
  const { report } = useReport();
  const taken = moment?.takes.findLast(({ is_over }) => is_over);
  if (!moment) return null;
  return (
    <p className="mt-2 flex flex-wrap gap-x-6">
      <Link
        to="/redo/$sessionId"
        params={{ sessionId: report.session_id }}
        search={{ moment: moment.moment_id }}
        className={look}
      >
        <RotateCcw aria-hidden="true" className="size-4" />
        Redo this moment<span className="sr-only">: {moment.asked}</span>
      </Link>
      {taken && (
        <Link to="/takes/$sessionId" params={{ sessionId: taken.session_id }} search={{}} className={look}>
          Compare the takes<span className="sr-only"> of: {moment.asked}</span>
        </Link>
      )}
    </p>
  );
}
