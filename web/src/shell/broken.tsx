import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { sentenceOf } from '../api/failure.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Page, PageTitle } from '../ui/page.tsx';

export function Broken({ error }: ErrorComponentProps) {
  return (
    <Page narrow>
      <PageTitle title="Something went wrong">This page stumbled</PageTitle>
      <p className="mt-4 text-soft">
        {sentenceOf(error)} Nothing of your interviews is lost: they are kept on the server.
      </p>
      <div className="mt-6 flex gap-2">
        <Button look="primary" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
        <Link to="/" className={buttonClass('outline')}>
          To the cases
        </Link>
      </div>
    </Page>
  );
}

export function Missing() {
  return (
    <Page narrow>
      <PageTitle title="Not found">There is no page here</PageTitle>
      <p className="mt-4 text-soft">The address may be mistyped, or what it pointed to has been erased.</p>
      <Link to="/" className={buttonClass('primary', 'mt-6')}>
        To the cases
      </Link>
    </Page>
  );
}
