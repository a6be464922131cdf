import type { SessionRow } from '@caseroom/core/wire/routes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { call } from '../api/client.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Sheet } from '../ui/sheet.tsx';

type RenameSheetProps = { row: SessionRow; open: boolean; onOpenChange: (open: boolean) => void };

export function RenameSheet({ row, open, onOpenChange }: RenameSheetProps) {
  const queries = useQueryClient();
  const rename = useMutation({
    mutationFn: (title: string) =>
      call('renameSession', { params: { sessionId: row.session_id }, body: { title } }),
    onSuccess: async () => {
      onOpenChange(false);
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const title = String(new FormData(event.currentTarget).get('title') ?? '').trim();
    if (title) rename.mutate(title);
  };
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title="Rename">
      <form onSubmit={submit} className="grid gap-4">
        <Field
          label="Name of this interview"
          name="title"
          defaultValue={row.title}
          maxLength={120}
          required
          autoComplete="off"
        />
        <Button type="submit" look="primary" busy={rename.isPending} className="justify-self-end">
          Keep the name
        </Button>
      </form>
    </Sheet>
  );
}
