import { betterAuth } from 'better-auth';
import { anonymous } from 'better-auth/plugins/anonymous';
import type { Db } from '../../database/database.ts';

export type AuthDeps = {
  db: Db;
  secret: string;
  publicUrl: string;
  /** Attempts to sign in or up that one address may make in a minute. */
  attemptsAMinute: number;
  sendPasswordReset: (to: string, url: string) => Promise<void>;
  /** A guest signed up or in: what was the guest's is the account's from now on. */
  adopt: (guestId: string, accountId: string) => Promise<void>;
};

export type Auth = ReturnType<typeof createAuth>;

const WINDOW_S = 60;

/** Accounts with e-mail and password, and guests, by the account library on our own tables. */
export function createAuth(deps: AuthDeps) {
  return betterAuth({
    appName: 'Caseroom',
    secret: deps.secret,
    baseURL: deps.publicUrl,
    basePath: '/api/auth',
    // The same server is reached as localhost and as 127.0.0.1 on a machine of one's own.
    trustedOrigins: [deps.publicUrl, ...loopbackTwin(deps.publicUrl)],
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: deps.db, type: 'postgres' },
    user: { modelName: 'accounts' },
    session: { modelName: 'account_sessions' },
    account: { modelName: 'account_credentials' },
    verification: { modelName: 'account_verifications' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      // Whoever has learned the old password is out with it.
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) => deps.sendPasswordReset(user.email, url),
    },
    disabledPaths: ['/delete-anonymous-user'],
    plugins: [
      anonymous({
        generateName: () => 'Guest',
        onLinkAccount: ({ anonymousUser, newUser }) => deps.adopt(anonymousUser.user.id, newUser.user.id),
      }),
    ],
    rateLimit: {
      enabled: true,
      window: WINDOW_S,
      max: deps.attemptsAMinute * 5,
      customRules: {
        '/sign-in/*': { window: WINDOW_S, max: deps.attemptsAMinute },
        '/sign-up/*': { window: WINDOW_S, max: deps.attemptsAMinute },
        '/get-session': false,
      },
    },
    advanced: {
      database: { generateId: 'uuid' },
      // Our own middleware sets it from the address that Express found; nothing that a client sends gets through.
      ipAddress: { ipAddressHeaders: ['x-real-ip'] },
      cookiePrefix: 'caseroom',
      useSecureCookies: deps.publicUrl.startsWith('https://'),
    },
  });
}

function loopbackTwin(url: string): string[] {
  const twins: Record<string, string> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };
  const parsed = new URL(url);
  const twin = twins[parsed.hostname];
  if (twin === undefined) return [];
  parsed.hostname = twin;
  return [parsed.origin];
}
