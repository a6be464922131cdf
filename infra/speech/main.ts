import { z } from 'zod';
import { findEngines, missing } from './engines.ts';
import { ProgramError } from './program.ts';
import { createSpeechApp } from './server.ts';

const configSchema = z.object({
  SPEECH_PORT: z.coerce.number().int().min(0).max(65_535).default(8790),
  SPEECH_HOST: z.string().min(1).default('127.0.0.1'),
});

/** Requests are short; what takes longer than that hangs. */
const shutdownDeadlineMs = 5_000;

const config = configSchema.safeParse(process.env);
if (!config.success) {
  for (const issue of config.error.issues)
    log('error', 'bad configuration', { variable: issue.path.join('.'), reason: issue.message });
  process.exit(1);
}

const engines = await findEngines();
for (const fault of missing(engines)) log('warn', 'engine missing', { fault });

const app = createSpeechApp({
  engines,
  onFault: (error) =>
    log('error', 'speech engine failed', {
      error: error instanceof Error ? error.name : typeof error,
      ...(error instanceof ProgramError ? { reason: error.reason, program: error.message } : {}),
    }),
});
const { SPEECH_PORT: port, SPEECH_HOST: host } = config.data;
const server = app.listen(port, host, (error) => {
  if (error) {
    const taken = 'code' in error && error.code === 'EADDRINUSE';
    log('error', taken ? 'the port is taken: set SPEECH_PORT to another' : 'cannot listen', { host, port });
    process.exit(1);
  }
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  log('info', 'speech server ready', { url: `http://${host}:${bound}/v1`, quality: 'rough' });
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), shutdownDeadlineMs).unref();
  });
}

function log(level: 'info' | 'warn' | 'error', msg: string, fields: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ level, time: Date.now(), service: 'speech', msg, ...fields })}\n`);
}
