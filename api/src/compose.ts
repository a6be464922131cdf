import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { composeCoachScores } from './compose-coach-scores.ts';
import { composeObservers } from './compose-observers.ts';
import { type Config, livekitPublicUrlOf } from './config.ts';
import { type Db, openDatabase } from './database/database.ts';
import { findGivenName } from './features/accounts/person.repository.ts';
import { createPeople, type People } from './features/accounts/person.service.ts';
import { createRoles } from './features/accounts/role.service.ts';
import { createDrafts } from './features/authoring/draft.service.ts';
import { createProver } from './features/authoring/proof.gateway.ts';
import { createPublishing } from './features/authoring/publishing.service.ts';
import { createBudget } from './features/budget/budget.service.ts';
import { readPrices } from './features/budget/prices.ts';
import type { CaseLibrary } from './features/cases/case-library.ts';
import { createCases } from './features/cases/case.service.ts';
import { createCorrections } from './features/evaluation/correction.service.ts';
import { createFindEvaluated } from './features/evaluation/evaluated-session.ts';
import { createEvaluationProjection } from './features/evaluation/evaluation.projection.ts';
import { createJudgeBudget } from './features/evaluation/judge-budget.service.ts';
import { createEvaluations } from './features/evaluation/evaluation.service.ts';
import { createMetrics } from './features/health/metrics.ts';
import { createDrills } from './features/drills/drill.service.ts';
import { createEar } from './features/lobby/ear.service.ts';
import { createLobby } from './features/lobby/lobby.service.ts';
import { recognisersOf } from './features/lobby/recogniser.gateway.ts';
import { createAgentDesk } from './features/log/agent.service.ts';
import { createListeners } from './features/log/log-listeners.ts';
import { createLog } from './features/log/log.service.ts';
import { createDoors } from './features/offer/offer.service.ts';
import { createSpeechProbe } from './features/offer/speech-server.gateway.ts';
import { createProgress } from './features/progress/progress.service.ts';
import { createAacEncoder } from './features/recordings/aac.gateway.ts';
import { createAac, type SegmentId } from './features/recordings/aac.service.ts';
import { createRecordingFiles } from './features/recordings/recording-files.ts';
import { projectRecordings } from './features/recordings/recording.projection.ts';
import { createRedos } from './features/redo/redo.service.ts';
import { createTakes } from './features/redo/takes.service.ts';
import { createRoomGateway } from './features/rooms/room.gateway.ts';
import { measureSeats } from './features/seats/seat-metrics.ts';
import { createSeats, type Seats } from './features/seats/seat.service.ts';
import { providersOfSession } from './features/seats/session-providers.ts';
import { createCommands } from './features/sessions/command.service.ts';
import { createInterviews } from './features/sessions/interview.service.ts';
import type { Session } from './features/sessions/session.repository.ts';
import { createSessions } from './features/sessions/session.service.ts';
import { projectStatus } from './features/sessions/status.projection.ts';
import { createUpkeep } from './features/sessions/upkeep.service.ts';
import { LogFeed } from './features/views/log-feed.ts';
import { createOpenPages } from './features/views/open-pages.ts';
import { OpenStreams } from './features/views/open-streams.ts';
import { createWatch } from './features/watchdog/compose-watch.ts';
import { announceSession } from './features/views/view.repository.ts';
import { createViews } from './features/views/view.service.ts';
import { closeRoom, evaluateSession, makeAac } from './jobs/definition.ts';
import { JobQueue } from './jobs/job-queue.ts';

export type Setting = {
  config: Config;
  logger: Logger;
  /** The cases that can be sat. The worker needs none: a session pins its own. */
  library: CaseLibrary;
  now?: () => Date;
};
export type Services = Awaited<ReturnType<typeof compose>>;

/** Builds everything that api and worker are made of. Nothing listens yet; `close` undoes it in reverse order. */
export async function compose({ config, logger, library, now = () => new Date() }: Setting) {
  const db = openDatabase(config.DATABASE_URL);
  const base = { config, logger, now, db, ...outside(config, logger) };
  const logging = composeLog(base);
  const budget = await composeBudget(base);
  const sitting = composeSitting({ ...base, ...logging, ...budget, library });
  const { streams, feed, queue } = base;
  const observers = composeObservers({ ...base, ...logging, ...sitting });
  const close = async (): Promise<void> => {
    streams.close();
    await feed.close();
    await queue.close();
    await db.destroy();
  };
  return { ...base, ...logging, ...budget, ...sitting, observers, close };
}

type Base = { config: Config; logger: Logger; now: () => Date; db: Db } & ReturnType<typeof outside>;

/** What reaches out of the process. */
function outside(config: Config, logger: Logger) {
  const queue = new JobQueue({ redisUrl: config.REDIS_URL, logger });
  const streams = new OpenStreams();
  return {
    queue,
    streams,
    metrics: createMetrics({ openStreams: () => streams.count }),
    feed: new LogFeed({ url: config.DATABASE_URL, logger }),
    files: createRecordingFiles({ folder: join(config.DATA_DIR, 'recordings') }),
    rooms: createRoomGateway({
      url: config.LIVEKIT_URL,
      publicUrl: livekitPublicUrlOf(config),
      apiKey: config.LIVEKIT_API_KEY,
      apiSecret: config.LIVEKIT_API_SECRET,
      agentName: config.LIVEKIT_AGENT_NAME,
    }),
    closeRoomLater: async (sessionId: string): Promise<void> =>
      void (await queue.enqueue(closeRoom, { session_id: sessionId })),
  };
}

/** The log, with what moves together with it and what is told of it. */
function composeLog({ db, now, logger, queue, rooms, metrics, files, closeRoomLater }: Base) {
  const enqueue = async (id: string): Promise<void> =>
    void (await queue.enqueue(evaluateSession, { evaluation_id: id }));
  const evaluations = createEvaluations({ db, now, enqueue });
  const { enqueueWaiting } = evaluations;
  const makeAacLater = async (segment: SegmentId): Promise<void> =>
    void (await queue.enqueue(makeAac, segment));
  const encoder = createAacEncoder();
  const log = createLog({
    db,
    projections: [projectStatus, projectRecordings, createEvaluationProjection(evaluations)],
    listeners: createListeners({ logger, rooms, metrics, closeRoomLater, enqueueWaiting, makeAacLater }),
  });
  return { evaluations, log, aac: createAac({ db, files, encoder, logger, now, enqueue: makeAacLater }) };
}

const usualPrices = fileURLToPath(new URL('../prices.json', import.meta.url));

async function composeBudget({ config, db, now }: Base) {
  const prices = await readPrices(config.PRICES_FILE ?? usualPrices);
  const judgeBudget = createJudgeBudget({
    ...{ db, now, prices },
    centsAnEvaluation: config.JUDGE_CENTS_A_REPORT,
    centsADayEach: config.JUDGE_CENTS_A_DAY_EACH,
  });
  const budget = createBudget({
    ...{ db, now, prices },
    centsADay: config.BUDGET_CENTS_A_DAY,
    guestMinutesADay: config.GUEST_MINUTES_A_DAY,
  });
  const demoAnswers = createSpeechProbe(config.SPEECH_BASE_URL);
  return { budget, judgeBudget, doors: createDoors({ providers: providersOf(config), budget, demoAnswers }) };
}

/** The cases that there are, and what coaches do to add to them. */
function composeCases({ config, db, library }: Base & { library: CaseLibrary }, people: People) {
  const roles = createRoles({ db, people, adminEmails: config.ADMIN_EMAILS });
  const cases = createCases({ library, db });
  const drafts = createDrafts({ db, cases, roles });
  return { roles, cases, drafts, publishing: createPublishing({ db, drafts, cases, prove: createProver() }) };
}

type ForSitting = Base &
  ReturnType<typeof composeLog> &
  Awaited<ReturnType<typeof composeBudget>> & { library: CaseLibrary };

/** Everything that has to do with sitting a case. */
function composeSitting(parts: ForSitting) {
  const { config, db, now, log, rooms, doors, files, budget } = parts;
  const people = createPeople({ db });
  const { cases, ...authoring } = composeCases(parts, people);
  const { findTrial } = authoring.publishing;
  const sessions = createSessions({ db, cases, findTrial, people, doors, now });
  const views = createViews({ db, log, sessions });
  const pages = createOpenPages({ db, now });
  const seats = composeSeats(parts);
  const { watchdog, absence, attend, look, webhooks, welcomeWorker } = createWatch({
    ...parts,
    apiKey: config.LIVEKIT_API_KEY,
    apiSecret: config.LIVEKIT_API_SECRET,
  });
  const reserveSeat = ({ id, door, started_at }: Session, agreed: boolean): Promise<void> =>
    seats.reserve({
      sessionId: id,
      comesBack: started_at !== null,
      providers: providersOfSession(door, agreed, providersSet(config)),
    });
  const interviews = createInterviews({
    ...{ db, sessions, log, rooms, views, now, attend, reserveSeat },
    waitsForWord: absence.waitsForWord,
    resumeAfterBreak: absence.resume,
    closeRoomLater: parts.closeRoomLater,
    announce: (sessionId) => announceSession(db, sessionId),
    eraseFiles: files.eraseSession,
  });
  const { evaluations } = parts;
  const { recordings, ...coaching } = composeCoachScores({
    db,
    evaluations,
    files,
    now,
    sessions,
    ...authoring,
  });
  const hear = createEar({ doors, recognisers: recognisersOf(config) });
  const givenName = (accountId: string): Promise<string | null> => findGivenName(db, accountId);
  return {
    ...{ people, cases, ...authoring, ...coaching, seats, sessions, views, pages, interviews, recordings },
    redos: createRedos({ db, log, sessions, doors }),
    progress: createProgress({ db, cases, coachesWords: coaching.coachesWords }),
    takes: createTakes({ log, sessions, recordings }),
    corrections: createCorrections({ log, sessions, now }),
    findEvaluated: createFindEvaluated({ sessions, recordings }),
    commands: createCommands({ db, log, sessions, reserveSeat, now }),
    upkeep: createUpkeep({ db, interviews, now }),
    absence,
    lobby: createLobby({ rooms, hear }),
    drills: createDrills({ db, now, hear }),
    desk: createAgentDesk({
      ...{ db, log, sessions, budget, now, findGivenName: givenName },
      takenOver: watchdog.takenOver,
      isPageOpen: pages.isOpen,
    }),
    ...{ watchdog, look, webhooks, welcomeWorker },
  };
}

function composeSeats({ config, db, now, metrics }: Base): Seats {
  const { DEEPGRAM_CONCURRENCY: deepgram, OPENAI_CONCURRENCY: openai } = config;
  const limits = { ...(deepgram ? { deepgram } : {}), ...(openai ? { openai } : {}) };
  const set = providersSet(config);
  const seats = createSeats({
    ...{ db, now, limits },
    providersOf: (door, agreed) => providersOfSession(door, agreed, set),
  });
  measureSeats(metrics.registry, seats.occupancy);
  return seats;
}

const providersSet = (config: Config) => ({
  deepgram: config.DEEPGRAM_API_KEY !== undefined,
  openai: (config.OPENAI_API_KEY ?? config.OPENAI_BASE_URL) !== undefined,
});

/** A server of one's own may want no key, so its address alone counts too. */
function providersOf(config: Config): { recogniser: boolean; model: boolean } {
  const openAi = config.OPENAI_API_KEY ?? config.OPENAI_BASE_URL;
  return { recogniser: (config.DEEPGRAM_API_KEY ?? openAi) !== undefined, model: openAi !== undefined };
}
