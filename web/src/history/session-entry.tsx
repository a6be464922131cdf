import type { SessionRow } from '@caseroom/core/wire/routes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ellipsis } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { toast } from 'sonner';
import { call } from '../api/client.ts';
import { ListenersSheet } from '../listeners/listeners-sheet.tsx';
import { buttonClass } from '../ui/button.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { RenameSheet } from './rename-sheet.tsx';
import { doorWord, stateWord } from './words.ts';

const when = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const item = 'flex min-h-11 items-center rounded-lg px-3 outline-none data-highlighted:bg-wash';

export function SessionEntry({ row }: { row: SessionRow }) {
  const open = row.status !== 'ended' && row.status !== 'erased';
  const params = { sessionId: row.session_id };
  return (
    <article className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="truncate font-serif text-xl tracking-[-0.01em]">{row.title}</h2>
        <p className="text-soft text-sm">
          <span className="figures">{when(row.started_at ?? row.created_at)}</span>
          {row.title !== row.case_title && `, ${row.case_title}`}, {doorWord(row.door)}, {row.setting}
        </p>
      </div>
      <p className={open ? 'font-medium text-accent' : 'text-soft'}>{stateWord(row)}</p>
      {open ? (
        <Link to="/room/$sessionId" params={params} className={buttonClass('primary')}>
          {row.status === 'created' ? 'Begin' : 'Go back in'}
          <span className="sr-only"> to {row.title}</span>
        </Link>
      ) : (
        <Link to="/report/$sessionId" params={params} className={buttonClass('outline')}>
          Report<span className="sr-only"> of {row.title}</span>
        </Link>
      )}
      <EntryMenu row={row} />
    </article>
  );
}

function EntryMenu({ row }: { row: SessionRow }) {
  const [renaming, setRenaming] = useState(false);
  const [erasing, setErasing] = useState(false);
  const [listeners, setListeners] = useState(false);
  const over = row.status === 'ended' || row.status === 'erased';
  const queries = useQueryClient();
  const erase = useMutation({
    mutationFn: () => call('eraseSession', { params: { sessionId: row.session_id } }),
    onSuccess: async () => {
      setErasing(false);
      toast('Erased: text, report and recording.');
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={`More about ${row.title}`}
          className="grid size-11 place-items-center rounded-full hover:bg-wash"
        >
          <Ellipsis aria-hidden="true" className="size-5" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            className="z-40 min-w-44 rounded-xl border border-rule bg-sheet p-1.5 shadow-lg"
          >
            <DropdownMenu.Item className={item} onSelect={() => setRenaming(true)}>
              Rename
            </DropdownMenu.Item>
            <DropdownMenu.Item className={item} onSelect={() => setListeners(true)}>
              {over ? 'Who listened' : 'Who may listen'}
            </DropdownMenu.Item>
            <DropdownMenu.Item className={`${item} text-red`} onSelect={() => setErasing(true)}>
              Erase
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <ListenersSheet sessionId={row.session_id} over={over} open={listeners} onOpenChange={setListeners} />
      <RenameSheet row={row} open={renaming} onOpenChange={setRenaming} />
      <Confirm
        open={erasing}
        onOpenChange={setErasing}
        title="Erase this interview?"
        confirm="Erase it"
        cancel="Keep it"
        danger
        busy={erase.isPending}
        onConfirm={() => erase.mutate()}
      >
        Its text, notes, report and recording are deleted at once, on the server too. This cannot be undone.
      </Confirm>
    </>
  );
}
