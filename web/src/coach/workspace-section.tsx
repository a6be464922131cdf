import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

/** For admins: whose coaches a candidate's next interviews belong to. */
export function WorkspaceSection() {
  const share = useMutation({
    meta: { silent: true },
    mutationFn: (body: { email: string; with: string | null }) => call('shareWorkspace', { body }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    share.mutate({ email: text('email'), with: text('with') || null });
  };
  return (
    <section aria-labelledby="workspaces" className="mt-16 border-rule border-t pt-8">
      <h2 id="workspaces" className="font-serif text-2xl tracking-[-0.01em]">
        Who works together
      </h2>
      <p className="mt-2 max-w-[60ch] text-soft">
        Everybody begins in a workspace of their own, where no coach sees them. Put a candidate into the
        workspace of their coach: it holds for the interviews that they prepare from then on.
      </p>
      {share.isError && (
        <Notice tone="bad" className="mt-4">
          {sentenceOf(share.error)}
        </Notice>
      )}
      {share.isSuccess && (
        <Notice className="mt-4">
          {share.variables.with
            ? `${share.variables.email} works with ${share.variables.with} from now on.`
            : `${share.variables.email} is in a workspace of their own again.`}
        </Notice>
      )}
      <form onSubmit={submit} className="mt-5 grid items-start gap-3 sm:flex">
        <Field label="E-mail of an account" name="email" type="email" required className="sm:w-72" />
        <Field
          label="Works with (e-mail)"
          name="with"
          type="email"
          hint="Left empty: with nobody"
          className="sm:w-72"
        />
        <Button type="submit" busy={share.isPending} className="sm:mt-7.5">
          Put together
        </Button>
      </form>
    </section>
  );
}
