import { appEnv } from './app-env.ts';
import { startApp, type AppName } from './apps.ts';
import type { Board } from './board.ts';
import { stopStragglers } from './child.ts';
import { run, type Context } from './launch-context.ts';
import { database, media, pages, queue, speech } from './launch-services.ts';
import { abandonRuns } from './run-to-end.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

export type Launch = {
  /** Resolves when an interview can be typed. */
  typed: Promise<void>;
  /** Resolves with true when one can be spoken, with false when not; never rejects. */
  spoken: Promise<boolean>;
  stop: () => Promise<void>;
};

/** Starts everything, each part as soon as what it needs is there. */
export function launch(settings: Settings, secrets: Secrets, board: Board, mayInstall: boolean): Launch {
  let stopping = false;
  const context: Context = {
    settings,
    env: appEnv(settings, secrets),
    secrets,
    board,
    mayInstall,
    running: [],
    isStopping: () => stopping,
  };
  const typed = startTyped(context);
  return {
    typed,
    spoken: Promise.all([typed, speech(context)]).then(
      ([, works]) => works,
      () => false,
    ),
    stop: async () => {
      stopping = true;
      abandonRuns();
      for (const part of context.running.toReversed()) {
        await part.stop();
        board.set(part.label, 'stopped', '');
      }
      // Whatever was still on its way up.
      await stopStragglers();
    },
  };
}

async function startTyped(context: Context): Promise<void> {
  const data = [database(context), queue(context)];
  const mediaServer = media(context);
  const pagesBuilt = pages(context);
  const server = Promise.all([...data, mediaServer]).then(() => app(context, 'api'));
  // The worker finds its tables because the web server has run the migrations.
  const evaluation = server.then(() => app(context, 'worker'));
  const interviewer = mediaServer.then(() => app(context, 'agent'));
  await Promise.all([pagesBuilt, server, evaluation, interviewer]);
}

function app(context: Context, name: Exclude<AppName, 'speech'>): Promise<void> {
  const { ports } = context.settings;
  const port = { api: ports.web, agent: ports.agent, worker: undefined }[name];
  return run(context, name, port, () => startApp(name, context.env, context.settings));
}
