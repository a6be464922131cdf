import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { type Config, livekitPublicUrlOf, publicUrlOf } from './config.ts';
import { openDatabase } from './database/database.ts';
import { createAuth } from './features/accounts/auth.ts';
import { createGuards } from './features/accounts/guards.ts';
import { findGivenName } from './features/accounts/person.repository.ts';
import { createPeople } from './features/accounts/person.service.ts';
import { createBudget } from './features/budget/budget.service.ts';
import { readPrices } from './features/budget/prices.ts';
import { loadCaseLibrary } from './features/cases/case-library.ts';
import { createCases } from './features/cases/case.service.ts';
import { createFindEvaluated } from './features/evaluation/evaluated-session.ts';
import { createEvaluationProjection } from './features/evaluation/evaluation.projection.ts';
import { createEvaluations } from './features/evaluation/evaluation.service.ts';
import { createMetrics } from './features/health/metrics.ts';
import { createLobby } from './features/lobby/lobby.service.ts';
import { recognisersOf } from './features/lobby/recogniser.gateway.ts';
import { createAgentDesk } from './features/log/agent.service.ts';
import { createListeners } from './features/log/log-listeners.ts';
import { createLog } from './features/log/log.service.ts';
import { createMailer } from './features/mail/mail.gateway.ts';
import { createDoors } from './features/offer/offer.service.ts';
import { createSpeechProbe } from './features/offer/speech-server.gateway.ts';
import { createRecordingFiles } from './features/recordings/recording-files.ts';
import { projectRecordings } from './features/recordings/recording.projection.ts';
import { createRecordings } from './features/recordings/recording.service.ts';
import { createRoomGateway } from './features/rooms/room.gateway.ts';
import { createCommands } from './features/sessions/command.service.ts';
import { createInterviews } from './features/sessions/interview.service.ts';
import { createSessions } from './features/sessions/session.service.ts';
import { projectStatus } from './features/sessions/status.projection.ts';
import { createUpkeep } from './features/sessions/upkeep.service.ts';
import { LogFeed } from './features/views/log-feed.ts';
import { OpenStreams } from './features/views/open-streams.ts';
import { announceSession } from './features/views/view.repository.ts';
import { createViews } from './features/views/view.service.ts';
import { closeRoom, evaluateSession } from './jobs/definition.ts';
import { JobQueue } from './jobs/job-queue.ts';

const defaultPrices = fileURLToPath(new URL('../prices.json', import.meta.url));

export type Services = Awaited<ReturnType<typeof compose>>;

/** Builds everything that api and worker are made of. Nothing listens yet; `close` undoes it in reverse order. */
export async function compose(config: Config, logger: Logger, now: () => Date = () => new Date()) {
  const library = await loadCaseLibrary(config.CASES_DIR);
  for (const { folder, problem } of library.broken) logger.warn({ folder, problem }, 'a case is broken');
  const prices = await readPrices(config.PRICES_FILE ?? defaultPrices);
  const db = openDatabase(config.DATABASE_URL);
  const queue = new JobQueue({ redisUrl: config.REDIS_URL, logger });
  const streams = new OpenStreams();
  const metrics = createMetrics({ openStreams: () => streams.count });
  const files = createRecordingFiles({ folder: join(config.DATA_DIR, 'recordings') });
  const rooms = createRoomGateway({
    url: config.LIVEKIT_URL,
    publicUrl: livekitPublicUrlOf(config),
    apiKey: config.LIVEKIT_API_KEY,
    apiSecret: config.LIVEKIT_API_SECRET,
    agentName: config.LIVEKIT_AGENT_NAME,
  });
  const closeRoomLater = async (sessionId: string): Promise<void> =>
    void (await queue.enqueue(closeRoom, { session_id: sessionId }));
  const evaluations = createEvaluations({
    db,
    now,
    enqueue: async (id) => void (await queue.enqueue(evaluateSession, { evaluation_id: id })),
  });
  const log = createLog({
    db,
    projections: [projectStatus, projectRecordings, createEvaluationProjection(evaluations)],
    listeners: createListeners({
      logger,
      rooms,
      metrics,
      closeRoomLater,
      enqueueWaiting: evaluations.enqueueWaiting,
    }),
  });
  const people = createPeople({ db });
  const budget = createBudget({
    db,
    prices,
    centsADay: config.BUDGET_CENTS_A_DAY,
    guestMinutesADay: config.GUEST_MINUTES_A_DAY,
    now,
  });
  const doors = createDoors({
    providers: providersOf(config),
    budget,
    demoAnswers: createSpeechProbe(config.SPEECH_BASE_URL),
  });
  const cases = createCases({ library });
  const sessions = createSessions({ db, cases, people, doors, now });
  const views = createViews({ db, log, sessions });
  const announce = (sessionId: string): Promise<void> => announceSession(db, sessionId);
  const interviews = createInterviews({
    ...{ db, sessions, log, rooms, views, announce, closeRoomLater, now },
    eraseFiles: files.eraseSession,
  });
  const feed = new LogFeed({ url: config.DATABASE_URL, logger });
  const recordings = createRecordings({ db, files, sessions });
  return {
    ...{
      config,
      logger,
      now,
      db,
      queue,
      streams,
      metrics,
      rooms,
      evaluations,
      log,
      people,
      budget,
      doors,
      cases,
    },
    ...{ sessions, views, interviews, feed },
    recordings,
    findEvaluated: createFindEvaluated({ sessions, recordings }),
    commands: createCommands({ db, log, sessions, now }),
    upkeep: createUpkeep({ db, interviews, now }),
    lobby: createLobby({ rooms, doors, recognisers: recognisersOf(config) }),
    desk: createAgentDesk({
      ...{ db, log, sessions, budget, now },
      findGivenName: (accountId) => findGivenName(db, accountId),
    }),
    close: async (): Promise<void> => {
      streams.close();
      await feed.close();
      await queue.close();
      await db.destroy();
    },
  };
}

/** What only the web server needs: accounts, and the counts behind its limits. */
export function composeWeb(services: Services) {
  const { config, db, people } = services;
  const mail = createMailer({
    smtpUrl: config.SMTP_URL,
    from: config.MAIL_FROM,
    folder: join(config.DATA_DIR, 'mail'),
  });
  const auth = createAuth({
    db,
    secret: config.AUTH_SECRET,
    publicUrl: publicUrlOf(config),
    attemptsAMinute: Math.max(1, Math.round(config.REQUESTS_A_MINUTE / 30)),
    adopt: people.adopt,
    sendPasswordReset: (to, url) =>
      mail({
        to,
        subject: 'Set a new password for Caseroom',
        text: `Open this page to set a new password:\n\n${url}\n`,
      }),
  });
  const redis = new Redis(config.REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  return {
    auth,
    redis,
    guards: createGuards({ auth, people, agentToken: config.AGENT_TOKEN }),
    close: async (): Promise<void> => redis.disconnect(),
  };
}
export type Web = ReturnType<typeof composeWeb>;

function providersOf(config: Config): { recogniser: boolean; model: boolean } {
  const isTalkPossible = config.DEEPGRAM_API_KEY ?? config.OPENAI_API_KEY;
  return { recogniser: isTalkPossible !== undefined, model: config.OPENAI_API_KEY !== undefined };
}
