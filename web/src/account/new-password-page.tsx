import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { accountQuery, setNewPassword } from '../api/account.ts';
import { ApiFailure, sentenceOf } from '../api/failure.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page, PageTitle } from '../ui/page.tsx';

/** Behind the link that came by mail. */
export function NewPasswordPage() {
  const { token } = useSearch({ from: '/shell/new-password' });
  const queries = useQueryClient();
  const save = useMutation({
    meta: { silent: true },
    mutationFn: setNewPassword,
    onSuccess: () => queries.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  const spent = save.error instanceof ApiFailure && save.error.code === 'INVALID_TOKEN';
  if (token === undefined || spent) return <SpentLink />;
  if (save.isSuccess) return <Saved />;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    save.mutate({ token, password });
  };
  return (
    <Page narrow>
      <PageTitle title="New password">A new password</PageTitle>
      {save.isError && (
        <Notice tone="bad" className="mt-6">
          {sentenceOf(save.error)}
        </Notice>
      )}
      <form onSubmit={submit} className="mt-6 grid gap-5">
        <Field
          label="New password"
          name="password"
          type="password"
          required
          minLength={8}
          maxLength={128}
          autoComplete="new-password"
          hint="Eight characters at least."
        />
        <Button type="submit" look="primary" busy={save.isPending}>
          Save the new password
        </Button>
      </form>
    </Page>
  );
}

function SpentLink() {
  return (
    <Page narrow>
      <PageTitle title="New password">This link does not work any more</PageTitle>
      <p className="mt-3 text-soft">
        It is good for an hour and for one new password. Ask for another one, and use the newest mail.
      </p>
      <Link to="/forgotten-password" className={buttonClass('primary', 'mt-6')}>
        Send a new link
      </Link>
    </Page>
  );
}

function Saved() {
  return (
    <Page narrow>
      <PageTitle title="New password">The new password is saved</PageTitle>
      <p className="mt-3 text-soft">Every browser that was signed in is signed out.</p>
      <Link to="/sign-in" search={{ way: 'in' }} className={buttonClass('primary', 'mt-6')}>
        Sign in
      </Link>
    </Page>
  );
}
