import { Button } from '../ui/button.tsx';
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
