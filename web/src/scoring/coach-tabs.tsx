import { Link } from '@tanstack/react-router';

const tab =
  'inline-flex min-h-11 items-center border-transparent border-b-2 px-1 font-medium text-soft hover:text-ink ' +
  'data-[status=active]:border-accent data-[status=active]:text-ink';

/** Between the pages for coaches. */
export function CoachTabs() {
  return (
    <nav aria-label="For coaches" className="mb-8 flex gap-5 border-rule border-b">
      <Link to="/coach" className={tab}>
        Live
      </Link>
      <Link to="/scoring" className={tab} activeOptions={{ exact: true }}>
        To score
      </Link>
      <Link to="/scoring/agreement" className={tab}>
        Agreement
      </Link>
    </nav>
  );
}
