import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createBoard, type Board } from './board.ts';
import { claimPorts } from './claim-ports.ts';
import { sentenceOf } from './fault.ts';
import { PARTS } from './launch-context.ts';
import { launch, type Launch } from './launch.ts';
import { checkSpace, takeDataFolder } from './launcher-lock.ts';
import { loadSecrets } from './secrets.ts';
import { readSettings, type Settings } from './settings.ts';
import { mayInstall, missing, REDIS, SPEECH_TOOLS } from './tools.ts';

/** npm start: see docs/operations.md. */
const startedMs = Number(process.env.CASEROOM_STARTED_MS ?? Date.now());
const say = (line: string) => void process.stdout.write(`${line}\n`);
let stopping = false;
let close = (_code: number): Promise<void> => Promise.resolve(process.exit(1));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close(0));

try {
  await main(readSettings(process.argv.slice(2), process.env));
} catch (error) {
  // What is cut short by the stop itself fails too, and that is no news.
  if (!stopping) say(sentenceOf(error));
  await close(1);
}

async function main(settings: Settings): Promise<void> {
  mkdirSync(settings.dataDir, { recursive: true });
  checkSpace(settings.dataDir);
  const release = await takeDataFolder(settings, say);
  process.once('exit', release);
  await claimPorts(settings);
  const secrets = loadSecrets(join(settings.dataDir, 'secrets.json'));
  const allowed = await mayInstall(wantedTools(settings));
  say(`Starting Caseroom (data in ${settings.dataDir}, logs in ${settings.logDir})`);
  const board = createBoard(Object.values(PARTS), process.stdout, () => performance.now());
  const running = launch(settings, secrets, board, allowed);
  close = closer(running, board);
  await running.typed;
  const url = settings.env.PUBLIC_URL ?? `http://localhost:${settings.ports.web}`;
  board.say(`ready  ${url}   (first typed exchange possible after ${seconds()} s; Ctrl-C stops everything)`);
  const { SMTP_URL, DATA_DIR = settings.dataDir } = settings.env;
  if (!SMTP_URL)
    board.say(
      `Mail, such as links for a new password, is written to ${join(DATA_DIR, 'mail')}: no SMTP_URL is set.`,
    );
  if (await running.spoken) board.say(`First spoken exchange possible after ${seconds()} s.`);
  else board.say('Interviews can be typed; offline speech is not available.');
}

function seconds(): string {
  return ((Date.now() - startedMs) / 1000).toFixed(1);
}

function wantedTools({ env }: Settings) {
  return missing([...(env.REDIS_URL ? [] : [REDIS]), ...(env.SPEECH_BASE_URL ? [] : SPEECH_TOOLS)]);
}

function closer(running: Launch, board: Board): (code: number) => Promise<void> {
  let closing: Promise<void> | undefined;
  return (code) =>
    (closing ??= (async () => {
      stopping = true;
      board.say('Stopping ...');
      await running.stop();
      board.close();
      process.exit(code);
    })());
}
