import { Link, Outlet } from '@tanstack/react-router';
import { AccountMenu } from '../account/account-menu.tsx';
import { useRole } from '../api/me.ts';
import { Wave } from '../ui/wave.tsx';

const navLink =
  'inline-flex min-h-11 shrink-0 items-center rounded-full px-1 max-sm:text-[0.9375rem] sm:px-3 font-medium text-soft hover:text-ink data-[status=active]:text-ink';

export function Shell() {
  const role = useRole();
  const isAuthor = role === 'coach' || role === 'admin';
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-accent focus:px-4 focus:py-2 focus:text-accent-ink"
      >
        Skip to the page
      </a>
      <header className="border-rule border-b">
        <div className="mx-auto flex w-full max-w-5xl items-center gap-1 px-2 py-2 sm:gap-3 sm:px-6">
          <Link
            to="/"
            className="flex min-h-11 shrink-0 items-center gap-2.5 px-1 sm:px-2"
            aria-label="Caseroom, to the cases"
          >
            <Wave className="h-4 text-accent" />
            <span
              // The links and the account leave no room for the word on a phone.
              className="font-serif text-[1.375rem] tracking-[-0.02em] max-sm:hidden"
            >
              Caseroom
            </span>
          </Link>
          <nav
            aria-label="Main"
            className="ml-auto flex min-w-0 items-center overflow-x-auto [scrollbar-width:none]"
          >
            <Link to="/" className={navLink} activeOptions={{ exact: true }}>
              Cases
            </Link>
            <Link to="/drills" className={navLink}>
              Drills
            </Link>
            <Link to="/history" className={navLink}>
              History
            </Link>
            <Link to="/progress" className={navLink}>
              Progress
            </Link>
            {isAuthor && (
              <>
                <Link to="/coach" className={navLink}>
                  Coach
                </Link>
                <Link to="/authoring" className={navLink}>
                  Write
                </Link>
              </>
            )}
          </nav>
          <AccountMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex-1">
        <Outlet />
      </main>
    </div>
  );
}
