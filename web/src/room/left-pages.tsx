import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { accountQuery } from '../api/account.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';

export function Superseded() {
  return (
    <main>
      <Page narrow>
        <PageTitle title="Open elsewhere">This interview is open in another tab</PageTitle>
        <p className="mt-4 text-soft">
          It goes on there, and nothing said is lost. You can close this tab, or bring the interview back
          here.
        </p>
        <Button look="primary" className="mt-6" onClick={() => window.location.reload()}>
          Bring it back here
        </Button>
      </Page>
    </main>
  );
}

export function Erased() {
  return (
    <main>
      <Page narrow>
        <PageTitle title="Erased">This interview has been erased</PageTitle>
        <p className="mt-4 text-soft">
          Its text and recording are gone from the server. Nothing more is kept.
        </p>
        <Link to="/history" className={buttonClass('primary', 'mt-6')}>
          To your interviews
        </Link>
      </Page>
    </main>
  );
}

/** The server does not tell what is erased from what is somebody else's. */
export function NotFound() {
  return (
    <main>
      <Page narrow>
        <PageTitle title="Not here">This interview is not here any more</PageTitle>
        <p className="mt-4 text-soft">
          It has been erased, or it belongs to another account than the one you are signed in to now.
        </p>
        <Link to="/history" className={buttonClass('primary', 'mt-6')}>
          To your interviews
        </Link>
      </Page>
    </main>
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
