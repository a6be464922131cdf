import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServices, type ServiceName } from '../testing/services.ts';
import { LocalFault, sentenceOf } from './fault.ts';
import { buildLivekit, findLivekit } from './livekit.ts';
import { abandonRuns } from './run-to-end.ts';
import { addCounts, runBrowser, runStatic, runVitest, VITEST_GROUPS, type Counts } from './test-groups.ts';
import { CHROMIUM, FFMPEG, installTools, mayInstall, missing, REDIS, SPEECH_TOOLS } from './tools.ts';

/** npm test [-- static pure db queue room voice browser]: all groups unless some are named. */
const GROUPS = ['static', ...VITEST_GROUPS, 'browser'] as const;
const say = (line: string) => void process.stdout.write(`${line}\n`);
const asked = process.argv.slice(2).filter((name) => !name.startsWith('-'));
const unknown = asked.filter((name) => !GROUPS.some((group) => group === name));
const wanted = (name: string) => asked.length === 0 || asked.includes(name);
const folder = mkdtempSync(join(tmpdir(), 'caseroom-results-'));
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = true;
    abandonRuns();
  });
}

let total: Counts = { passed: 0, failures: [] };
try {
  if (unknown.length > 0)
    throw new Error(`There is no group "${unknown.join(', ')}". There are: ${GROUPS.join(', ')}.`);
  total = await run();
} catch (error) {
  say(sentenceOf(error));
  total = addCounts(total, { passed: 0, failures: ['the run was not finished'] });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const failed = total.failures.length;
if (total.passed + failed === 0) say('Nothing was run.');
for (const failure of total.failures) say(`  ✗ ${failure}`);
say(`${total.passed} passed, ${failed} failed`);
process.exit(failed === 0 && total.passed > 0 ? 0 : 1);

async function run(): Promise<Counts> {
  await ensureTools();
  const services = await startServices(neededServices());
  Object.assign(process.env, services.env);
  try {
    let counts: Counts = { passed: 0, failures: [] };
    for (const runGroup of groupRuns()) {
      if (interrupted) throw new LocalFault('Interrupted: the rest was not run.');
      counts = addCounts(counts, await runGroup());
    }
    return counts;
  } finally {
    await services.stop();
  }
}

function groupRuns(): (() => Promise<Counts>)[] {
  const groups = VITEST_GROUPS.filter(wanted);
  return [
    ...(wanted('static') ? [() => runStatic(say)] : []),
    ...(groups.length > 0 ? [() => runVitest(groups, join(folder, 'vitest.json'))] : []),
    ...(wanted('browser') ? [() => runBrowser(folder, say)] : []),
  ];
}

/** Whether a media server and speech are wanted. */
function needsSound(): boolean {
  return wanted('room') || wanted('voice') || wanted('browser');
}

function neededServices(): ServiceName[] {
  const sound = needsSound();
  return [
    ...(sound || wanted('db') || wanted('queue') ? (['postgres'] as const) : []),
    ...(sound || wanted('queue') ? (['redis'] as const) : []),
    ...(sound ? (['livekit'] as const) : []),
  ];
}

async function ensureTools(): Promise<void> {
  const sound = needsSound();
  const tools = [
    ...(sound || wanted('queue') ? [REDIS] : []),
    ...(sound ? SPEECH_TOOLS : wanted('queue') ? [FFMPEG] : []),
    ...(wanted('browser') ? [CHROMIUM] : []),
  ];
  const logFile = join(folder, 'install.log');
  const onInstall = (packages: string) => say(`Installing ${packages} with apt-get ...`);
  await installTools(tools, await mayInstall(missing(tools)), { logFile, onInstall });
  if (!sound || findLivekit()) return;
  say('Building livekit-server with Go, once (a minute or two) ...');
  await buildLivekit(logFile);
}
