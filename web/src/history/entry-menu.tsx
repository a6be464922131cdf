import type { SessionRow } from '@caseroom/core/wire/routes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { toast } from 'sonner';
import { call } from '../api/client.ts';
import { ListenersSheet } from '../listeners/listeners-sheet.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { RenameSheet } from './rename-sheet.tsx';

const item = 'flex min-h-11 items-center rounded-lg px-3 outline-none data-highlighted:bg-wash';

/** What can be done about an interview, or a moment of it that was taken again. */
export function EntryMenu({ row }: { row: SessionRow }) {
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
        {row.redos && ' Moments of it that you took again stay until you erase them.'}
      </Confirm>
    </>
  );
}
