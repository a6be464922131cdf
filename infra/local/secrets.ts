import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { LocalFault } from './fault.ts';

const SecretsSchema = z.object({
  postgresPassword: z.string().min(16),
  livekitApiKey: z.string().min(4),
  livekitApiSecret: z.string().min(32),
  authSecret: z.string().min(32),
  agentToken: z.string().min(32),
});

/** Secrets that the parts of one machine share. */
export type Secrets = z.infer<typeof SecretsSchema>;

/** Reads the secrets of this data folder; the first time they are made, and readable by their owner only. */
export function loadSecrets(file: string): Secrets {
  if (existsSync(file)) return readSecrets(file);
  const secrets = makeSecrets();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

export function makeSecrets(): Secrets {
  return {
    postgresPassword: token(),
    livekitApiKey: `local${randomBytes(4).toString('hex')}`,
    livekitApiSecret: token(),
    authSecret: token(),
    agentToken: token(),
  };
}

function token(): string {
  return randomBytes(32).toString('base64url');
}

function readSecrets(file: string): Secrets {
  try {
    return SecretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new LocalFault(
      `${file} cannot be read.`,
      'It holds the password of the database beside it: restore it, or remove the whole folder to begin anew (this deletes all interviews).',
      { cause: error },
    );
  }
}
