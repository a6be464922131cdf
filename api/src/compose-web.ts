import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { Services } from './compose.ts';
import { publicUrlOf } from './config.ts';
import { createAuth } from './features/accounts/auth.ts';
import { createGuards } from './features/accounts/guards.ts';
import { createMailer } from './features/mail/mail.gateway.ts';

export type Web = ReturnType<typeof composeWeb>;

/** Of the requests that an address may make, one in so many may be an attempt to sign in or up. */
const REQUESTS_PER_ATTEMPT = 30;

/** What only the web server needs: accounts, and the counts behind its limits. */
export function composeWeb({ config, db, people }: Services) {
  const mail = createMailer({
    smtpUrl: config.SMTP_URL,
    from: config.MAIL_FROM,
    folder: join(config.DATA_DIR, 'mail'),
  });
  const auth = createAuth({
    db,
    secret: config.AUTH_SECRET,
    publicUrl: publicUrlOf(config),
    attemptsAMinute: Math.max(1, Math.round(config.REQUESTS_A_MINUTE / REQUESTS_PER_ATTEMPT)),
    adopt: people.adopt,
    sendPasswordReset: (to, url) =>
      mail({
        to,
        subject: 'Set a new password for Caseroom',
        text: `Open this page to set a new password:\n\n${url}\n\nIf you did not ask for it, do nothing.\n`,
      }),
  });
  const redis = new Redis(config.REDIS_URL, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  // The limiter counts in the process while Redis is away; without a listener the fault would end it.
  redis.on('error', () => undefined);
  return {
    auth,
    redis,
    guards: createGuards({ auth, people, agentToken: config.AGENT_TOKEN }),
    close: async (): Promise<void> => redis.disconnect(),
  };
}
