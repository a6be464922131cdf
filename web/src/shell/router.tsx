import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { drillKind, drillTopic } from '@caseroom/core/wire/drills';
import { z } from 'zod';
import { ForgottenPasswordPage } from '../account/forgotten-password-page.tsx';
import { NewPasswordPage } from '../account/new-password-page.tsx';
import { SignInPage } from '../account/sign-in-page.tsx';
import { casesQuery } from '../api/queries.ts';
import { LibraryPage } from '../library/library-page.tsx';
import { Broken, Missing } from './broken.tsx';
import { Root } from './root.tsx';
import { Shell } from './shell.tsx';

const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Root });
const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: 'shell', component: Shell });

const libraryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  loader: ({ context }) => void context.queries.prefetchQuery(casesQuery),
  component: LibraryPage,
});

/** Only a path of this site: a foreign address in `next` would send people elsewhere after signing in. */
const next = z
  .string()
  .regex(/^\/(?![/\\])/)
  .optional()
  .catch(undefined);

const signInRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/sign-in',
  validateSearch: z.object({ next, way: z.enum(['up', 'in']).optional().catch(undefined) }),
  component: SignInPage,
});
const forgottenPasswordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/forgotten-password',
  validateSearch: z.object({ next }),
  component: ForgottenPasswordPage,
});
/** The api's link leads here with a token, or without one when it was used up. */
const newPasswordRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/new-password',
  validateSearch: z.object({ token: z.string().optional().catch(undefined) }),
  component: NewPasswordPage,
});
const lobbyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/lobby/$caseId',
  component: lazyRouteComponent(() => import('../lobby/lobby-page.tsx'), 'LobbyPage'),
});
const reportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/report/$sessionId',
  validateSearch: z.object({ edition: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../report/report-page.tsx'), 'ReportPage'),
});
const historyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/history',
  component: lazyRouteComponent(() => import('../history/history-page.tsx'), 'HistoryPage'),
});
const progressRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/progress',
  component: lazyRouteComponent(() => import('../progress/progress-page.tsx'), 'ProgressPage'),
});
/** What to practise may be chosen by a link, such as a report's. */
const drillsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/drills',
  validateSearch: z.object({
    kind: drillKind.optional().catch(undefined),
    topic: drillTopic.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../drills/drills-page.tsx'), 'DrillsPage'),
});
const drillRunRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/drills/$runId',
  component: lazyRouteComponent(() => import('../drills/drill-run-page.tsx'), 'DrillRunPage'),
});
const redoRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/redo/$sessionId',
  validateSearch: z.object({ moment: z.string().catch('') }),
  component: lazyRouteComponent(() => import('../redo/redo-page.tsx'), 'RedoPage'),
});
const takesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/takes/$sessionId',
  validateSearch: z.object({ before: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../redo/takes-page.tsx'), 'TakesPage'),
});
const authoringRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/authoring',
  component: lazyRouteComponent(() => import('../authoring/authoring-page.tsx'), 'AuthoringPage'),
});
const draftRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/authoring/$draftId',
  component: lazyRouteComponent(() => import('../authoring/draft-page.tsx'), 'DraftPage'),
});
const coachRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/coach',
  component: lazyRouteComponent(() => import('../coach/coach-page.tsx'), 'CoachPage'),
});
const scorableRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/scoring',
  component: lazyRouteComponent(() => import('../scoring/scorable-page.tsx'), 'ScorablePage'),
});
const agreementRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/scoring/agreement',
  component: lazyRouteComponent(() => import('../scoring/agreement-page.tsx'), 'AgreementPage'),
});
const scoringRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/scoring/$sessionId',
  component: lazyRouteComponent(() => import('../scoring/scoring-page.tsx'), 'ScoringPage'),
});
const coachRoomRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/coach/$sessionId',
  component: lazyRouteComponent(() => import('../coach/coach-room-page.tsx'), 'CoachRoomPage'),
});
/** The link's token is in the fragment, so that no server on the way reads it. */
const listenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/listen',
  component: lazyRouteComponent(() => import('../coach/listen-page.tsx'), 'ListenPage'),
});
const roomRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/room/$sessionId',
  component: lazyRouteComponent(() => import('../room/room-page.tsx'), 'RoomPage'),
});

const routeTree = rootRoute.addChildren([
  shellRoute.addChildren([
    libraryRoute,
    signInRoute,
    forgottenPasswordRoute,
    newPasswordRoute,
    lobbyRoute,
    reportRoute,
    historyRoute,
    progressRoute,
    drillsRoute,
    drillRunRoute,
    redoRoute,
    takesRoute,
    authoringRoute,
    draftRoute,
    coachRoute,
    scorableRoute,
    agreementRoute,
    scoringRoute,
  ]),
  coachRoomRoute,
  listenRoute,
  roomRoute,
]);

export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: Missing,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
