import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { send } from './client.ts';
import { ApiFailure } from './failure.ts';

const account = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    isAnonymous: z.boolean().nullish(),
  }),
});
export type Account = { id: string; name: string; email: string; guest: boolean };

const authError = z.object({ code: z.string().optional(), message: z.string().optional() });

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: async (): Promise<Account | null> => {
    const parsed = account.nullable().safeParse(await send('/api/auth/get-session', { method: 'GET' }));
    if (!parsed.success || !parsed.data) return null;
    const { id, name, email, isAnonymous } = parsed.data.user;
    return { id, name, email, guest: isAnonymous === true };
  },
  staleTime: 60_000,
});

export const signUp = (form: { name: string; email: string; password: string }): Promise<void> =>
  authenticate('sign-up/email', form);
export const signIn = (form: { email: string; password: string }): Promise<void> =>
  authenticate('sign-in/email', form);
export const continueAsGuest = (): Promise<void> => authenticate('sign-in/anonymous', {});
export const signOut = (): Promise<void> => authenticate('sign-out', {});

/** Mails a link to the page for a new password. Says nothing about whether there is such an account. */
export const askForNewPassword = (email: string): Promise<void> =>
  authenticate('request-password-reset', { email, redirectTo: '/new-password' });
export const setNewPassword = (form: { token: string; password: string }): Promise<void> =>
  authenticate('reset-password', { token: form.token, newPassword: form.password });

async function authenticate(path: string, body: object): Promise<void> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  }).catch((cause: unknown) => {
    throw new ApiFailure({
      code: 'unreachable',
      status: 0,
      message: 'The server does not answer. Check your connection and try again.',
      cause,
    });
  });
  if (response.ok) return;
  const parsed = authError.safeParse(await response.json().catch(() => null));
  const code = (parsed.success && parsed.data.code) || `http_${response.status}`;
  const said = parsed.success ? parsed.data.message : undefined;
  throw new ApiFailure({ code, status: response.status, message: authSentence(code, response.status, said) });
}

function authSentence(code: string, status: number, said: string | undefined): string {
  if (status === 429) return 'That was too often. Wait a minute and try again.';
  switch (code) {
    case 'INVALID_EMAIL_OR_PASSWORD':
      return 'This e-mail address and password do not belong together. Check both, or create an account.';
    case 'USER_ALREADY_EXISTS':
    case 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL':
      return 'There is an account with this e-mail address already. Sign in instead.';
    case 'PASSWORD_TOO_SHORT':
      return 'The password is too short: eight characters at least.';
    case 'PASSWORD_TOO_LONG':
      return 'The password is too long: 128 characters at most.';
    case 'INVALID_EMAIL':
      return 'This does not look like an e-mail address.';
    case 'INVALID_TOKEN':
      return 'This link does not work any more. Ask for a new one.';
    default:
      return said ?? 'That did not work. Try again in a moment.';
  }
}
