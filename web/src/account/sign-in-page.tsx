import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Tabs } from 'radix-ui';
import type { FormEvent } from 'react';
import { accountQuery, continueAsGuest, signIn, signUp } from '../api/account.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page, PageTitle } from '../ui/page.tsx';

type Way = { way: 'up' | 'in'; name: string; email: string; password: string } | { way: 'guest' };

const tab =
  'min-h-11 border-b-2 border-transparent px-1 font-medium text-soft data-[state=active]:border-accent data-[state=active]:text-ink';

/** Signing up, signing in, or going on without either; then back to where the person came from. */
export function SignInPage() {
  const { next, way: firstWay } = useSearch({ from: '/shell/sign-in' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const enter = useMutation({
    meta: { silent: true },
    mutationFn: async (form: Way) => {
      if (form.way === 'guest') return continueAsGuest();
      return form.way === 'up' ? signUp(form) : signIn(form);
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: accountQuery.queryKey });
      await navigate({ href: next ?? '/', replace: true });
    },
  });
  const submit = (way: 'up' | 'in') => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    enter.mutate({
      way,
      name: text('name'),
      email: text('email'),
      password: String(form.get('password') ?? ''),
    });
  };

  return (
    <Page narrow>
      <PageTitle title="Sign in">Come in</PageTitle>
      <p className="mt-3 text-soft">An account keeps your interviews and reports on this server.</p>
      <Tabs.Root defaultValue={firstWay ?? 'up'} className="mt-8" onValueChange={() => enter.reset()}>
        <Tabs.List aria-label="New here or back again" className="flex gap-6 border-rule border-b">
          <Tabs.Trigger value="up" className={tab}>
            Create an account
          </Tabs.Trigger>
          <Tabs.Trigger value="in" className={tab}>
            Sign in
          </Tabs.Trigger>
        </Tabs.List>
        {enter.isError && (
          <Notice tone="bad" className="mt-5">
            {sentenceOf(enter.error)}
          </Notice>
        )}
        <Tabs.Content value="up" className="pt-6">
          <form onSubmit={submit('up')} className="grid gap-5">
            <Field
              label="What the interviewer may call you"
              name="name"
              required
              maxLength={60}
              autoComplete="given-name"
            />
            <Field label="E-mail" name="email" type="email" required autoComplete="email" />
            <Field
              label="Password"
              name="password"
              type="password"
              required
              minLength={8}
              maxLength={128}
              autoComplete="new-password"
              hint="Eight characters at least."
            />
            <Button type="submit" look="primary" busy={enter.isPending}>
              Create an account
            </Button>
          </form>
        </Tabs.Content>
        <Tabs.Content value="in" className="pt-6">
          <form onSubmit={submit('in')} className="grid gap-5">
            <Field label="E-mail" name="email" type="email" required autoComplete="email" />
            <Field
              label="Password"
              name="password"
              type="password"
              required
              autoComplete="current-password"
            />
            <Button type="submit" look="primary" busy={enter.isPending}>
              Sign in
            </Button>
            <Link
              to="/forgotten-password"
              search={{ next }}
              className="font-medium text-accent hover:underline"
            >
              Forgot your password?
            </Link>
          </form>
        </Tabs.Content>
      </Tabs.Root>
      <div className="mt-10 border-rule border-t pt-6">
        <h2 className="font-medium">Only looking?</h2>
        <p className="mt-1 text-soft">
          As a guest you can sit a whole interview. Its report stays with this browser until you sign out or
          clear its data.
        </p>
        <Button className="mt-4" busy={enter.isPending} onClick={() => enter.mutate({ way: 'guest' })}>
          Go on as a guest
        </Button>
      </div>
    </Page>
  );
}
