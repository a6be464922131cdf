import { join } from 'node:path';
import { startApp } from './apps.ts';
import { checkDatabase, checkLivekit, checkRedis, providerProblems } from './given.ts';
import { sentenceOf } from './fault.ts';
import { failing, PARTS, run, use, type Context, type PartName } from './launch-context.ts';
import { buildLivekit, findLivekit, startLivekit, webhookUrlOf } from './livekit.ts';
import { startPostgres } from './postgres.ts';
import { startRedis } from './redis.ts';
import { installTools, REDIS, SPEECH_TOOLS, type Tool } from './tools.ts';
import { buildWeb } from './web-build.ts';

export function database(context: Context): Promise<void> {
  const { settings, secrets } = context;
  const given = settings.env.DATABASE_URL;
  if (given) return use(context, 'database', 'DATABASE_URL', () => checkDatabase(given));
  return run(context, 'database', settings.ports.postgres, async () => {
    const { child } = await startPostgres({
      dataDir: join(settings.dataDir, 'postgres'),
      port: settings.ports.postgres,
      password: secrets.postgresPassword,
      database: 'caseroom',
      logFile: join(settings.logDir, 'postgres.log'),
      runDir: settings.runDir,
      durable: true,
    });
    return child;
  });
}

export function queue(context: Context): Promise<void> {
  const { settings } = context;
  const given = settings.env.REDIS_URL;
  if (given) return use(context, 'queue', 'REDIS_URL', () => checkRedis(given));
  return run(context, 'queue', settings.ports.redis, async () => {
    await installFor(context, 'queue', [REDIS]);
    const { child } = await startRedis({
      dataDir: join(settings.dataDir, 'redis'),
      port: settings.ports.redis,
      logFile: join(settings.logDir, 'redis.log'),
      runDir: settings.runDir,
      durable: true,
    });
    return child;
  });
}

export function media(context: Context): Promise<void> {
  const { settings, secrets, env } = context;
  if (settings.env.LIVEKIT_URL) return use(context, 'media', 'LIVEKIT_URL', () => checkLivekit(env));
  return run(context, 'media', settings.ports.livekit, async () => {
    const program = findLivekit() ?? (await buildMedia(context));
    const { child } = await startLivekit(program, {
      dataDir: join(settings.dataDir, 'livekit'),
      port: settings.ports.livekit,
      tcpPort: settings.ports.livekitTcp,
      udpPorts: settings.ports.livekitUdp,
      apiKey: env.LIVEKIT_API_KEY ?? secrets.livekitApiKey,
      apiSecret: env.LIVEKIT_API_SECRET ?? secrets.livekitApiSecret,
      logFile: join(settings.logDir, 'livekit.log'),
      runDir: settings.runDir,
      webhookUrl: webhookUrlOf(env),
    });
    return child;
  });
}

export async function pages(context: Context): Promise<void> {
  const { settings, board } = context;
  if (settings.env.WEB_DIST) return board.set(PARTS.pages, 'given', 'WEB_DIST is set');
  board.set(PARTS.pages, 'working', 'building if something has changed');
  const built = await failing(context, 'pages', () => buildWeb(join(settings.logDir, 'web-build.log')));
  board.set(PARTS.pages, 'ready', built ? 'built' : 'built before');
}

function buildMedia({ board, settings }: Context): Promise<string> {
  board.set(PARTS.media, 'working', 'building livekit-server with Go, once (a minute or two)');
  return buildLivekit(join(settings.logDir, 'livekit-build.log'));
}

function installFor(
  { board, settings, mayInstall }: Context,
  name: PartName,
  tools: readonly Tool[],
): Promise<void> {
  return installTools(tools, mayInstall, {
    logFile: join(settings.logDir, 'install.log'),
    onInstall: (packages) => board.set(PARTS[name], 'working', `installing ${packages} with apt-get`),
  });
}

/** Speech may come after everything else, and may be absent: then interviews are typed. */
export async function speech(context: Context): Promise<boolean> {
  const { settings, board } = context;
  const problems = await providerProblems(settings.env);
  for (const problem of problems) board.say(problem);
  if (settings.env.SPEECH_BASE_URL) {
    board.set(PARTS.speech, 'given', 'SPEECH_BASE_URL is set');
    return true;
  }
  try {
    await run(context, 'speech', settings.ports.speech, async () => {
      await installFor(context, 'speech', SPEECH_TOOLS);
      return startApp('speech', context.env, settings);
    });
    return true;
  } catch (error) {
    // Who types does not need it.
    if (!context.isStopping()) board.say(sentenceOf(error));
    return false;
  }
}
