import { toNodeHandler } from 'better-auth/node';
import express, { type Express, Router } from 'express';
import type { Services } from './compose.ts';
import type { Web } from './compose-web.ts';
import { livekitPublicUrlOf, publicUrlOf } from './config.ts';
import { roleRoutes } from './features/accounts/role.route.ts';
import { authoringRoutes } from './features/authoring/authoring.route.ts';
import { caseRoutes } from './features/cases/case.route.ts';
import { coachScoreRoutes } from './features/coach-scores/coach-score.route.ts';
import { drillRoutes } from './features/drills/drill.route.ts';
import { evaluationRoutes } from './features/evaluation/evaluation.route.ts';
import { healthRoutes } from './features/health/health.route.ts';
import { databaseCheck } from './features/health/checks.ts';
import { measureRequests } from './features/health/metrics.ts';
import { lobbyRoutes, SPEECH_CHECKS_A_MINUTE } from './features/lobby/lobby.route.ts';
import { agentRoutes } from './features/log/agent.route.ts';
import { offerRoutes } from './features/offer/offer.route.ts';
import { observerRoutes } from './features/observers/observer.route.ts';
import { progressRoutes } from './features/progress/progress.route.ts';
import { recordingRoutes } from './features/recordings/recording.route.ts';
import { redoRoutes } from './features/redo/redo.route.ts';
import { replayRoutes } from './features/replay/replay.route.ts';
import { commandRoutes } from './features/sessions/command.route.ts';
import { seatRoutes } from './features/seats/seat.route.ts';
import { sessionRoutes } from './features/sessions/session.route.ts';
import { viewRoutes } from './features/views/view.route.ts';
import { webhookRoutes } from './features/watchdog/webhook.route.ts';
import { errorHandler, notFoundHandler } from './http/errors.ts';
import { actLimit, rateLimit } from './http/limits.ts';
import { requestLog } from './http/logging.ts';
import { openApiDocument } from './http/openapi.ts';
import { servePages } from './http/pages.ts';
import type { Adapter } from './http/route.ts';
import { securityHeaders } from './http/security.ts';

/** An interviewer that comes back from an outage sends its whole outbox. */
const AGENT_BODY_LIMIT = '5mb';
const PAGE_BODY_LIMIT = '200kb';

/** The web server as a value: it listens to nobody yet. */
export function createApp(services: Services, web: Web): Express {
  const { config, logger, metrics } = services;
  const publicUrl = publicUrlOf(config);
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.TRUST_PROXY);
  app.use(...securityHeaders({ publicUrl, livekitPublicUrl: livekitPublicUrlOf(config) }));
  app.use(measureRequests(metrics));
  app.use(requestLog(logger));
  healthRoutes(app, { metrics, checks: checksOf(services) });

  webhookRoutes(app, services);
  // The interviewer is one of ours and sends many small requests: it is not limited.
  app.use('/agent', express.json({ limit: AGENT_BODY_LIMIT }));
  app.use('/api', rateLimit({ redis: web.redis, requestsAMinute: config.REQUESTS_A_MINUTE }));
  accountRoutes(app, web);
  app.use('/api', express.json({ limit: PAGE_BODY_LIMIT }));
  const openApi = openApiDocument(publicUrl);
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi));
  app.use(routesOf(services, web));
  if (config.WEB_DIST !== undefined) servePages(app, config.WEB_DIST);
  app.use(notFoundHandler);
  app.use(errorHandler(logger));
  return app;
}

function routesOf(services: Services, web: Web): Router {
  const router = Router();
  const adapter: Adapter = { guards: web.guards, checksResponses: process.env.NODE_ENV !== 'production' };
  offerRoutes(router, adapter, services);
  caseRoutes(router, adapter, services);
  roleRoutes(router, adapter, services);
  authoringRoutes(router, adapter, services);
  sessionRoutes(router, adapter, services);
  viewRoutes(router, adapter, services);
  seatRoutes(router, adapter, services);
  commandRoutes(router, adapter, services);
  evaluationRoutes(router, adapter, services);
  coachScoreRoutes(router, adapter, services);
  recordingRoutes(router, adapter, services);
  replayRoutes(router, adapter, services);
  progressRoutes(router, adapter, services);
  redoRoutes(router, adapter, services);
  observerRoutes(router, adapter, { ...services, ...services.observers });
  const limit = { redis: web.redis, name: 'speech-check', actsAMinute: SPEECH_CHECKS_A_MINUTE };
  lobbyRoutes(router, adapter, { ...services, countSpeechCheck: actLimit(limit) });
  drillRoutes(router, adapter, { ...services, redis: web.redis });
  agentRoutes(router, adapter, services);
  return router;
}

/** Before any body is parsed: the account library reads the request itself. */
function accountRoutes(app: Express, web: Web): void {
  const handle = toNodeHandler(web.auth);
  app.all('/api/auth/*splat', (request, response) => {
    // Its limiter counts by this header; what a client sends under that name is written over.
    request.headers['x-real-ip'] = request.ip ?? 'unknown';
    return handle(request, response);
  });
}

function checksOf({ db, queue, rooms }: Services) {
  return [
    databaseCheck(db),
    { name: 'queue', ping: () => queue.ping() },
    { name: 'media server', ping: () => rooms.ping() },
  ];
}
