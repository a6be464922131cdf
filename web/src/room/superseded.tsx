import { Link } from '@tanstack/react-router';
import { Button, buttonClass } from '../ui/button.tsx';
import { Page, PageTitle } from '../ui/page.tsx';

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
