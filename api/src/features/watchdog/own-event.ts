import type { EventBody } from '@caseroom/core/log/event';
import { uuid7 } from '../../ids/uuid7.ts';
import type { LockedSession } from '../log/log.repository.ts';
import type { OwnEvent } from '../log/log.service.ts';

/** An event of the api itself, now, on the session's clock. */
export const ownEvent = (body: EventBody, session: LockedSession, now: Date): OwnEvent => ({
  body,
  producer: 'api',
  producerKind: 'api',
  eventId: uuid7(),
  occurredMs: session.started_at ? now.getTime() - session.started_at.getTime() : 0,
});
