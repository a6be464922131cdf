import { z } from 'zod';
import { caseKinds, difficulties } from '../case/schema.ts';
import { doors, modes, settings } from '../log/event.ts';
import { agentRoutes } from './agent-routes.ts';
import { authoringRoutes, caseFinding } from './authoring.ts';
import { coachScoreRoutes } from './coach-score-routes.ts';
import { drillRoutes } from './drill-routes.ts';
import { observerRoutes } from './observer-routes.ts';
import { evaluationStatus } from './report.ts';
import { progressRoutes } from './progress.ts';
import { redoRoutes } from './redo-routes.ts';
import { replayRoutes } from './replay.ts';
import { reportRoutes } from './report-routes.ts';
import { queuePlace, seatRoutes } from './seats.ts';
import { candidateCommand, candidateView, sessionStatuses } from './view.ts';

/** Every HTTP route with its schemas: the api serves it, the page's client and the OpenAPI document are made from it. */

export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Express form, e.g. `/api/sessions/:sessionId`. */
  path: string;
  summary: string;
  auth: 'none' | 'account' | 'agent';
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Success status, 200 unless given. */
  status?: number;
  response: z.ZodType;
};

export const errorBody = z.object({
  error: z.object({
    code: z.string(),
    /** A sentence for people that says what to do. */
    message: z.string(),
    /** For a request not of the schema: the field and what is wrong with it. */
    fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    retry_after_s: z.number().optional(),
    /** For a case that does not pass its proof. */
    findings: z.array(caseFinding).optional(),
    /** For a full house. */
    queue: queuePlace.optional(),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;

const sessionId = z.object({ sessionId: z.uuid() });
const ok = z.object({ ok: z.literal(true) });

export const caseCard = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(caseKinds),
  industry: z.string(),
  difficulty: z.enum(difficulties),
  minutes: z.number(),
  trains: z.array(z.string()),
  summary: z.string(),
  modes: z.array(z.enum(modes)),
});
export type CaseCard = z.infer<typeof caseCard>;

const plainSessionRow = z.object({
  session_id: z.uuid(),
  title: z.string(),
  case_id: z.string(),
  case_title: z.string(),
  status: z.enum(sessionStatuses),
  mode: z.enum(modes),
  setting: z.enum(settings),
  door: z.enum(doors),
  created_at: z.iso.datetime({ offset: true }),
  started_at: z.iso.datetime({ offset: true }).nullable(),
  ended_at: z.iso.datetime({ offset: true }).nullable(),
  evaluation: evaluationStatus.shape.state,
  /** A moment of an earlier interview that is sat again, whose title it has. */
  redo: z.object({ original_id: z.uuid().nullable() }).optional(),
});
export const sessionRow = plainSessionRow.extend({
  /** The moments of it that were sat again, oldest first. */
  redos: z.array(plainSessionRow).optional(),
});
export type SessionRow = z.infer<typeof sessionRow>;

export const roomGrant = z.object({ server_url: z.string(), participant_token: z.string() });
export const startResponse = roomGrant.extend({ view: candidateView, now_ms: z.number().int() });

/** What this host offers, so that nothing is on the screen which is not there. */
export const offer = z.object({
  talk: z.object({ available: z.boolean(), why: z.string().nullable() }),
  demo: z.object({ available: z.boolean(), why: z.string().nullable() }),
  type: z.object({ available: z.boolean(), why: z.string().nullable() }),
  scripted: z.boolean(),
  /** A sentence when the day's budget or a guest's minutes are spent. */
  notice: z.string().nullable(),
});
export type Offer = z.infer<typeof offer>;

const page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().optional(),
});

export const routes = {
  getOffer: {
    method: 'GET',
    path: '/api/offer',
    summary: 'What this host offers now',
    auth: 'none',
    response: offer,
  },
  listCases: {
    method: 'GET',
    path: '/api/cases',
    summary: 'The case library; broken cases are named apart',
    auth: 'none',
    response: z.object({
      cases: z.array(caseCard),
      broken: z.array(z.object({ folder: z.string(), problem: z.string() })),
    }),
  },
  createSession: {
    method: 'POST',
    path: '/api/sessions',
    summary: 'Prepare an interview',
    auth: 'account',
    body: z.object({
      case_id: z.string().min(1),
      mode: z.enum(modes).optional(),
      setting: z.enum(settings).default('practice'),
      /** Holds in a mock interview only, which is listened to without them. */
      captions: z.boolean().default(true),
      door: z.enum(doors),
      time_zone: z.string().max(64).default('UTC'),
      locale: z.string().max(35).default('en'),
      seed: z.number().int().optional(),
      consents: z.object({ recording: z.boolean(), providers: z.boolean(), observers: z.boolean() }),
    }),
    status: 201,
    response: sessionRow,
  },
  listSessions: {
    method: 'GET',
    path: '/api/sessions',
    summary: 'Own interviews, newest first',
    auth: 'account',
    query: page.extend({ status: z.enum(sessionStatuses).optional(), case_id: z.string().optional() }),
    response: z.object({ sessions: z.array(sessionRow), next_cursor: z.string().nullable() }),
  },
  getSession: {
    method: 'GET',
    path: '/api/sessions/:sessionId',
    summary: 'One interview',
    auth: 'account',
    params: sessionId,
    response: sessionRow,
  },
  renameSession: {
    method: 'PATCH',
    path: '/api/sessions/:sessionId',
    summary: 'Rename an interview, or change its door before it starts',
    auth: 'account',
    params: sessionId,
    body: z.object({ title: z.string().trim().min(1).max(120).optional(), door: z.enum(doors).optional() }),
    response: sessionRow,
  },
  startSession: {
    method: 'POST',
    path: '/api/sessions/:sessionId/start',
    summary:
      'Create the room with its interviewer and start the clock; idempotent, and the way back in after a reload',
    auth: 'account',
    params: sessionId,
    /**
     * `renews`: a page that was in the room, or was told to wait for it, asks again; refused (`superseded`) where another tab
     * has it.
     */
    body: z.object({ tab_id: z.uuid(), renews: z.boolean().optional() }),
    status: 201,
    response: startResponse,
  },
  endSession: {
    method: 'POST',
    path: '/api/sessions/:sessionId/end',
    summary: 'End an interview; its evaluation is queued',
    auth: 'account',
    params: sessionId,
    response: sessionRow,
  },
  eraseSession: {
    method: 'DELETE',
    path: '/api/sessions/:sessionId',
    summary: 'Erase rows, files and recording at once; a tombstone without personal data stays',
    auth: 'account',
    params: sessionId,
    response: ok,
  },
  getView: {
    method: 'GET',
    path: '/api/sessions/:sessionId/view',
    summary: "The candidate's view; its changes follow by SSE at /api/sessions/:sessionId/changes",
    auth: 'account',
    params: sessionId,
    response: candidateView,
  },
  answerStream: {
    method: 'PUT',
    path: '/api/sessions/:sessionId/streams/:streamId',
    summary:
      "A page's answer to `still_there` in its stream of changes: whoever cannot enter the room is there as long as it comes",
    auth: 'account',
    params: sessionId.extend({ streamId: z.uuid() }),
    response: ok,
  },
  sendCommand: {
    method: 'POST',
    path: '/api/sessions/:sessionId/commands',
    summary: "A command of the candidate's page",
    auth: 'account',
    params: sessionId,
    body: candidateCommand,
    response: z.object({ seq: z.number().int() }),
  },
  saveScratchpad: {
    method: 'PUT',
    path: '/api/sessions/:sessionId/scratchpad',
    summary: 'Save the scratchpad',
    auth: 'account',
    params: sessionId,
    body: z.object({ text: z.string().max(20_000) }),
    response: z.object({ seq: z.number().int() }),
  },
  checkSpeech: {
    method: 'POST',
    path: '/api/lobby/speech-check',
    summary: 'What the recogniser of a door makes of a short WAV (raw body, audio/wav, at most 20 s)',
    auth: 'account',
    query: z.object({ door: z.enum(['talk', 'demo']) }),
    response: z.object({
      text: z.string(),
      figures: z.array(z.number()),
      door: z.enum(doors),
      why: z.string(),
    }),
  },
  lobbyGrant: {
    method: 'POST',
    path: '/api/lobby/room',
    summary: 'A token for an empty room, to try the network to the media server',
    auth: 'account',
    status: 201,
    response: roomGrant,
  },
  ...replayRoutes,
  ...reportRoutes,
  ...progressRoutes,
  ...redoRoutes,
  ...authoringRoutes,
  ...seatRoutes,
  ...observerRoutes,
  ...coachScoreRoutes,
  ...drillRoutes,
  ...agentRoutes,
} as const satisfies Record<string, Route>;
export type RouteName = keyof typeof routes;

/** Range requests; media, so it is not in the table. `GET /api/sessions/:sessionId/recordings/:segmentId` */
export const recordingPath = (sessionIdValue: string, segmentId: string): string =>
  `/api/sessions/${sessionIdValue}/recordings/${segmentId}`;
/** The same as AAC in MP4, for browsers that do not play what was recorded. */
export const aacPath = (sessionIdValue: string, segmentId: string): string =>
  `${recordingPath(sessionIdValue, segmentId)}/aac`;
/** `text/event-stream` of `view` and `change` events; resumes with Last-Event-ID. */
export const changesPath = (sessionIdValue: string): string => `/api/sessions/${sessionIdValue}/changes`;
