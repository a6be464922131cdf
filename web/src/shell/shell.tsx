import { Link, Outlet } from '@tanstack/react-router';
import { AccountMenu } from '../account/account-menu.tsx';
import { useRole } from '../api/me.ts';
import { classes } from '../ui/classes.ts';
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
        <div
          className={classes(
            'mx-auto flex w-full max-w-5xl items-center gap-1 px-2 py-2 sm:gap-3 sm:px-6',
            isAuthor && 'max-md:flex-wrap max-md:justify-between max-md:gap-y-0',
          )}
        >
          <Link
            to="/"
            className="flex min-h-11 shrink-0 items-center gap-2.5 px-1 sm:px-2"
            aria-label="Caseroom, to the cases"
          >
            <Wave className="h-4 text-accent" />
            <span
              className={classes(
                'font-serif text-[1.375rem] tracking-[-0.02em]',
                // The links and the account leave no room for the word on a phone.
                !isAuthor && 'max-sm:hidden',
              )}
            >
              Caseroom
            </span>
          </Link>
          <nav
            aria-label="Main"
            className={classes(
              'ml-auto flex min-w-0 items-center overflow-x-auto [scrollbar-width:none]',
              // Their links get a row of their own: what is scrolled out of a header nobody looks for.
              isAuthor && 'max-md:order-last max-md:w-full max-md:flex-wrap max-md:gap-x-1.5',
            )}
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
