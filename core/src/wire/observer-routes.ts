import { z } from 'zod';
import { doors, modes, settings } from '../log/event.ts';
import { coachSnapshot } from './coach-view.ts';
import { sessionStatuses } from './view.ts';

/** Who listens to an interview: coaches of its workspace, unseen, and guests by a link of the candidate's, seen by name. */

const timestamp = z.iso.datetime({ offset: true });
const sessionId = z.object({ sessionId: z.uuid() });
const observationId = z.object({ observationId: z.uuid() });
const ok = z.object({ ok: z.literal(true) });

/** How long a link can be good for, in hours: an hour for one interview, a week for one that is planned. */
export const linkHours = [1, 24, 168] as const;
/** Of the name that a guest gives, in characters. */
export const longestGuestName = 40;

export const liveInterview = z.object({
  session_id: z.uuid(),
  case_title: z.string(),
  candidate_name: z.string().nullable(),
  status: z.enum(sessionStatuses),
  mode: z.enum(modes),
  setting: z.enum(settings),
  door: z.enum(doors),
  created_at: timestamp,
  started_at: timestamp.nullable(),
  /** How many listen now, coaches and guests. */
  listening: z.number().int().nonnegative(),
});
export type LiveInterview = z.infer<typeof liveInterview>;

/** Somebody listens, or waits for the interview to begin. Its changes follow by SSE at `observationChangesPath`. */
export const observation = coachSnapshot.extend({
  observation_id: z.uuid(),
  session_id: z.uuid(),
  by_link: z.boolean(),
});
export type Observation = z.infer<typeof observation>;

/** One who listened, and when. */
export const listener = z.object({
  observation_id: z.uuid(),
  by_link: z.boolean(),
  /** What a guest calls themselves. Of a coach by role the candidate reads none. */
  name: z.string().nullable(),
  from: timestamp,
  to: timestamp.nullable(),
});
export type Listener = z.infer<typeof listener>;

export const observerLink = z.object({
  link_id: z.uuid(),
  created_at: timestamp,
  expires_at: timestamp,
  revoked_at: timestamp.nullable(),
  /** Neither revoked nor run out, and the interview is not over. */
  good: z.boolean(),
});
export type ObserverLink = z.infer<typeof observerLink>;

export const listening = z.object({
  /** The candidate agreed that coaches listen unseen. */
  coaches_may_listen: z.boolean(),
  /** And, by a wording that says so, that they read, hear and score it afterwards. */
  coaches_may_score: z.boolean(),
  links: z.array(observerLink),
  /** Newest first. A coach by role is among them once the interview is over. */
  listeners: z.array(listener),
});
export type Listening = z.infer<typeof listening>;

const linkToken = z.string().min(20).max(100);

/** A part of the table in routes.ts. A link's token travels in bodies alone: addresses end up in logs. */
export const observerRoutes = {
  listLiveInterviews: {
    method: 'GET',
    path: '/api/coach/sessions',
    summary:
      'Interviews of the own workspace that go on or are about to, whose candidates agreed; for coaches',
    auth: 'account',
    response: z.object({ sessions: z.array(liveInterview) }),
  },
  observeSession: {
    method: 'POST',
    path: '/api/coach/sessions/:sessionId/observations',
    summary: 'Listen to an interview unseen; for coaches of its workspace',
    auth: 'account',
    params: sessionId,
    status: 201,
    response: observation,
  },
  listListeners: {
    method: 'GET',
    path: '/api/coach/sessions/:sessionId/observations',
    summary: 'Who listened to an interview and when, newest first; for coaches of its workspace',
    auth: 'account',
    params: sessionId,
    response: z.object({ listeners: z.array(listener) }),
  },
  openLink: {
    method: 'POST',
    path: '/api/listen/link',
    summary: 'What a link leads to',
    auth: 'none',
    body: z.object({ token: linkToken }),
    response: z.object({
      case_title: z.string(),
      door: z.enum(doors),
      status: z.enum(sessionStatuses),
      expires_at: timestamp,
    }),
  },
  observeByLink: {
    method: 'POST',
    path: '/api/listen',
    summary:
      "Listen by a link, under a name that the candidate reads; sets a cookie for this observation's routes",
    auth: 'none',
    body: z.object({ token: linkToken, name: z.string().trim().min(1).max(longestGuestName) }),
    status: 201,
    response: observation,
  },
  joinAsObserver: {
    method: 'POST',
    path: '/api/observations/:observationId/grant',
    summary: 'A token for the room, hidden and listening only, once the interview has begun',
    auth: 'none',
    params: observationId,
    status: 201,
    response: z.object({ server_url: z.string(), participant_token: z.string() }),
  },
  leaveObservation: {
    method: 'DELETE',
    path: '/api/observations/:observationId',
    summary: 'Stop listening',
    auth: 'none',
    params: observationId,
    response: ok,
  },
  getListening: {
    method: 'GET',
    path: '/api/sessions/:sessionId/listening',
    summary: 'Who may listen to an own interview, and who does or did',
    auth: 'account',
    params: sessionId,
    response: listening,
  },
  allowCoaches: {
    method: 'PUT',
    path: '/api/sessions/:sessionId/listening',
    summary:
      'Agree that coaches listen and score afterwards, or take it back: then whoever listens is removed, links included',
    auth: 'account',
    params: sessionId,
    body: z.object({ coaches_may_listen: z.boolean() }),
    response: listening,
  },
  createLink: {
    method: 'POST',
    path: '/api/sessions/:sessionId/links',
    summary: 'A link by which others listen to an own interview; its token is told this once',
    auth: 'account',
    params: sessionId,
    body: z.object({ hours: z.union(linkHours.map((hours) => z.literal(hours))) }),
    status: 201,
    response: observerLink.extend({ token: linkToken }),
  },
  revokeLink: {
    method: 'DELETE',
    path: '/api/sessions/:sessionId/links/:linkId',
    summary: 'Make a link worthless; who came by it is removed from the room at once',
    auth: 'account',
    params: sessionId.extend({ linkId: z.uuid() }),
    response: listening,
  },
  shareWorkspace: {
    method: 'PUT',
    path: '/api/staff/workspace',
    summary: "Put an account into another one's workspace, or into one of its own; for admins",
    auth: 'account',
    body: z.object({ email: z.email(), with: z.email().nullable() }),
    response: ok,
  },
} as const;

/** `text/event-stream` of `view` (a snapshot), `change`, and at the end `removed` or `gone`. */
export const observationChangesPath = (id: string): string => `/api/observations/${id}/changes`;
/** The page behind a link. The token is in the fragment, which browsers send to nobody. */
export const linkPath = (token: string): string => `/listen#${token}`;
