import { useMutation } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { askForNewPassword } from '../api/account.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page, PageTitle } from '../ui/page.tsx';

/** Asks for a link by mail. The answer is the same for every address: who has an account here is nobody's business. */
export function ForgottenPasswordPage() {
  const { next } = useSearch({ from: '/shell/forgotten-password' });
  const ask = useMutation({ meta: { silent: true }, mutationFn: askForNewPassword });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    ask.mutate(String(new FormData(event.currentTarget).get('email') ?? '').trim());
  };
  return (
    <Page narrow>
      <PageTitle title="Forgotten password">Forgot your password?</PageTitle>
      <p className="mt-3 text-soft">Give your e-mail address, and a link for a new one comes by mail.</p>
      {ask.isSuccess && (
        <Notice className="mt-6" title="Look into your mail">
          If there is an account with this address, the link is on its way. It is good for an hour. Nothing
          there? Look into the spam folder, and check the address.
        </Notice>
      )}
      {ask.isError && (
        <Notice tone="bad" className="mt-6">
          {sentenceOf(ask.error)}
        </Notice>
      )}
      <form onSubmit={submit} className="mt-6 grid gap-5">
        <Field label="E-mail" name="email" type="email" required autoComplete="email" />
        <Button type="submit" look="primary" busy={ask.isPending}>
          Send the link
        </Button>
      </form>
      <p className="mt-8">
        <Link to="/sign-in" search={{ way: 'in', next }} className="font-medium text-accent hover:underline">
          Back to signing in
        </Link>
      </p>
    </Page>
  );
}
