import type { SessionRow } from '@caseroom/core/wire/routes';
import { Link } from '@tanstack/react-router';
import { EntryMenu } from './entry-menu.tsx';
import { RedoEntries } from './redo-entries.tsx';
import { buttonClass } from '../ui/button.tsx';
import { doorWord, stateWord } from './words.ts';

const when = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function SessionEntry({ row }: { row: SessionRow }) {
  const open = row.status !== 'ended' && row.status !== 'erased';
  const params = { sessionId: row.session_id };
  return (
    <article className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="truncate font-serif text-xl tracking-[-0.01em]">{row.title}</h2>
        <p className="text-soft text-sm">
          <span className="figures">{when(row.started_at ?? row.created_at)}</span>
          {row.redo && ', a moment taken again'}
          {row.title !== row.case_title && `, ${row.case_title}`}, {doorWord(row.door)}, {row.setting}
        </p>
      </div>
      <p className={open ? 'font-medium text-accent' : 'text-soft'}>{stateWord(row)}</p>
      {open ? (
        <Link to="/room/$sessionId" params={params} className={buttonClass('primary')}>
          {row.status === 'created' ? 'Begin' : 'Go back in'}
          <span className="sr-only"> to {row.title}</span>
        </Link>
      ) : row.redo ? (
        <Link to="/takes/$sessionId" params={params} search={{}} className={buttonClass('outline')}>
          Compare<span className="sr-only"> the takes of {row.title}</span>
        </Link>
      ) : (
        <Link to="/report/$sessionId" params={params} className={buttonClass('outline')}>
          Report<span className="sr-only"> of {row.title}</span>
        </Link>
      )}
      <EntryMenu row={row} />
      {row.redos && <RedoEntries title={row.title} redos={row.redos} />}
    </article>
  );
}
