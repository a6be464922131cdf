import { longestGuestName } from '@caseroom/core/wire/observer-routes';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { call } from '../api/client.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { ListeningScreen } from './listening-screen.tsx';

const wayOut = (
  <Link to="/" className={buttonClass('outline', 'mt-1')}>
    To Caseroom
  </Link>
);

/** Behind a candidate's link: a name first, then the interview. The token is in the fragment of the address. */
export function ListenPage() {
  const token = useLocation({ select: ({ hash }) => hash });
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => call('openLink', { body: { token }, signal }),
    retry: false,
    refetchOnReconnect: false,
  });
  const sitDown = (name: string) => call('observeByLink', { body: { token, name } });
  const come = useMutation({ meta: { silent: true }, mutationFn: sitDown });
  if (come.isSuccess) {
    const { data, variables: name } = come;
    return <ListeningScreen observation={data} again={() => sitDown(name)} wayOut={wayOut} />;
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    if (name) come.mutate(name);
  };
  return (
    <main id="main">
      <Page narrow>
        <PageTitle title="Listen to an interview">Listen to an interview</PageTitle>
        {link.isPending && <Loading what="Looking where the link leads" />}
        {link.isError && (
          <Notice tone="bad" className="mt-6">
            {token.length < 20
              ? 'The link is not whole. Ask the candidate to send it again.'
              : sentenceOf(link.error)}
          </Notice>
        )}
        {link.data?.status === 'ended' && <Notice className="mt-6">This interview is over.</Notice>}
        {link.data && link.data.status !== 'ended' && (
          <form onSubmit={submit} className="mt-6 grid gap-5">
            <p>
              You are invited to follow <strong className="font-medium">{link.data.case_title}</strong>.{' '}
              {link.data.door === 'type'
                ? 'It is typed: you read both sides.'
                : 'You hear and read both sides; nobody hears you.'}
            </p>
            <Field
              label="Your name"
              name="name"
              required
              maxLength={longestGuestName}
              autoComplete="name"
              hint="The candidate sees it while you listen, and it is kept with the interview."
            />
            {come.isError && <Notice tone="bad">{sentenceOf(come.error)}</Notice>}
            <Button type="submit" look="primary" busy={come.isPending} className="justify-self-start px-8">
              Listen
            </Button>
          </form>
        )}
      </Page>
    </main>
  );
}
