import { createServer } from 'node:http';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { composeWeb } from './compose-web.ts';
import { parseConfig, publicUrlOf } from './config.ts';
import { migrateToLatest } from './database/migrate.ts';
import { loadCaseLibrary } from './features/cases/case-library.ts';
import { startWatchLoop } from './features/watchdog/watch-loop.ts';
import { createLogger } from './http/logging.ts';
import { closeInTime, runEntry } from './life.ts';

/** Answers under way get this long when the server stops. */
const STOP_TIMEOUT_MS = 10_000;
/**
 * A connection that is idle is closed by whoever uses it (proxies do after 60 s), not by this side: a request that is on its
 * way when it closes is lost, and Node's own 5 s are a busy interview's pause.
 */
const KEEP_ALIVE_MS = 75_000;

await runEntry(async () => {
  const config = parseConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  const library = await loadCaseLibrary(config.CASES_DIR);
  for (const { folder, problem } of library.broken) logger.warn({ folder, problem }, 'a case is broken');
  const services = await compose({ config, logger, library });
  const migrated = await migrateToLatest(services.db);
  if (migrated.length > 0) logger.info({ migrations: migrated }, 'the database is up to date');
  await services.feed.open();
  const web = composeWeb(services);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, createApp(services, web));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  // Interviewers reach us from here on, so their silence means something a little later.
  const watch = startWatchLoop({ tick: services.look, logger, now: () => performance.now() });
  logger.info({ url: publicUrlOf(config), host: config.HOST, port: config.PORT }, 'the web server is ready');
  return closeInTime(logger, STOP_TIMEOUT_MS, async () => {
    await watch.close();
    const closed = new Promise((resolve) => server.close(resolve));
    services.streams.close();
    server.closeIdleConnections();
    await closed;
    await web.close();
    await services.close();
  });
});
