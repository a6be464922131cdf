import type { SessionRow } from '@caseroom/core/wire/routes';
import { Link } from '@tanstack/react-router';
import { buttonClass } from '../ui/button.tsx';
import { EntryMenu } from './entry-menu.tsx';
import { doorWord, stateWord } from './words.ts';

const when = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** The moments of an interview that were taken again, under it. */
export function RedoEntries({ title, redos }: { title: string; redos: readonly SessionRow[] }) {
  return (
    <ul aria-label={`Moments of ${title} taken again`} className="w-full border-rule border-l pl-4">
      {redos.map((row) => (
        <li key={row.session_id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1.5">
          <div className="min-w-0 flex-1 basis-56">
            <p className="truncate">{row.title}</p>
            <p className="text-soft text-sm">
              Taken again <span className="figures">{when(row.started_at ?? row.created_at)}</span>,{' '}
              {doorWord(row.door)}
              {row.status !== 'ended' && `. ${stateWord(row)}`}
            </p>
          </div>
          {row.status === 'ended' ? (
            <Link
              to="/takes/$sessionId"
              params={{ sessionId: row.session_id }}
              search={{}}
              className={buttonClass('outline')}
            >
              Compare<span className="sr-only"> the takes of {row.title}</span>
            </Link>
          ) : (
            <Link
              to="/room/$sessionId"
              params={{ sessionId: row.session_id }}
              className={buttonClass('primary')}
            >
              {row.status === 'created' ? 'Begin' : 'Go back in'}
              <span className="sr-only"> to {row.title}</span>
            </Link>
          )}
          <EntryMenu row={row} />
        </li>
      ))}
    </ul>
  );
}
