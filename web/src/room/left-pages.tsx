import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { accountQuery } from '../api/account.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';

type LeftProps = { title: string; heading: string; children: ReactNode; action?: ReactNode };

function Left({ title, heading, children, action = toHistory }: LeftProps) {
  return (
    <main>
      <Page narrow>
        <PageTitle title={title}>{heading}</PageTitle>
        <p className="mt-4 text-soft">{children}</p>
        {action}
      </Page>
    </main>
  );
}

const toHistory = (
  <Link to="/history" className={buttonClass('primary', 'mt-6')}>
    To your interviews
  </Link>
);

export function Superseded() {
  const reload = (
    <Button look="primary" className="mt-6" onClick={() => window.location.reload()}>
      Bring it back here
    </Button>
  );
  return (
    <Left title="Open elsewhere" heading="This interview is open in another tab" action={reload}>
      It goes on there, and nothing said is lost. You can close this tab, or bring the interview back here.
    </Left>
  );
}

export function Erased() {
  return (
    <Left title="Erased" heading="This interview has been erased">
      Its text and recording are gone from the server. Nothing more is kept.
    </Left>
  );
}

/** The server does not tell what is erased from what is somebody else's. */
export function NotFound() {
  return (
    <Left title="Not here" heading="This interview is not here any more">
      It has been erased, or it belongs to another account than the one you are signed in to now.
    </Left>
  );
}

/** Signed out in another tab, or for too long away: the page around asks who is there, and leads to sign in and back. */
export function SignedOut() {
  const queries = useQueryClient();
  useEffect(() => void queries.setQueryData(accountQuery.queryKey, null), [queries]);
  return (
    <main>
      <Page narrow>
        <Loading what="You are signed out" />
      </Page>
    </main>
  );
}
