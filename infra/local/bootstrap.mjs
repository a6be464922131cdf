// Runs on Node 20 with nothing installed: puts the packages in place, then hands over to the
// Node that they bring. Everything that it says goes to stderr, so that a command's output stays clean.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const MODULES = join(ROOT, 'node_modules');
const NPM_FLAGS = ['--no-fund', '--no-audit', '--loglevel=error'];
const ENTRIES = {
  start: 'infra/local/start.ts',
  test: 'infra/local/test.ts',
  doctor: 'infra/local/doctor.ts',
  check: 'infra/checks/check.ts',
  bench: 'infra/bench/main.ts',
  faults: 'infra/faults/main.ts',
  case: 'infra/commands/case.ts',
  judge: 'infra/judge/main.ts',
  numbers: 'infra/commands/numbers.ts',
  evaluate: 'infra/commands/evaluate.ts',
};

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line) {
  say(line);
  process.exit(1);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm leaves a lockfile of what it really installed; ours must not ask for anything else. */
function isInstalled() {
  const wanted = packagesOf(join(ROOT, 'package-lock.json'));
  const found = packagesOf(join(MODULES, '.package-lock.json'));
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return true;
    const there = found[path];
    return there
      ? there.version === entry.version
      : Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

function run(command, args, options) {
  return new Promise((done) => {
    const child = spawn(command, args, options);
    // Ctrl-C reaches the child by itself, and it is the child that decides when all is over.
    process.on('SIGINT', () => undefined);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    whenOrphaned(() => child.kill('SIGTERM'));
    child.once('error', (error) => done({ code: 1, error }));
    child.once('exit', (code, signal) => done({ code: code ?? (signal ? 130 : 1) }));
  });
}

/** npm that is killed takes its shell with it but not us: without this, everything would run on unseen. */
function whenOrphaned(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}

async function install() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say('Installing npm packages (about 700 MB on disk, two minutes on a slow line) ...');
  const clock = setInterval(() => say(`  still installing npm packages, ${seconds()} s`), 15_000);
  // `npm ci` refuses a lockfile that leaves out other platforms' optional parts; `--no-save` keeps to the same lockfile.
  const quiet = await run('npm', ['ci', ...NPM_FLAGS], { cwd: ROOT, stdio: 'ignore' });
  const { code, error } =
    quiet.code === 0
      ? quiet
      : await run('npm', ['install', '--no-save', ...NPM_FLAGS], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  clearInterval(clock);
  if (error)
    fail(
      'npm was not found. Install Node 20 or later together with npm (Debian, Ubuntu: sudo apt-get install nodejs npm).',
    );
  if (code !== 0)
    fail(
      'npm could not install the packages; the lines above say why. Check the network and the free space on the disk, then run the command again.',
    );
  say(`npm packages are installed (${seconds()} s).`);
}

const [command = 'start', ...rest] = process.argv.slice(2);
const entry = ENTRIES[command];
if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node ${process.versions.node} is too old: Caseroom needs Node 20 or later to set itself up.`);
if (!entry) fail(`"${command}" is no command. There are: ${Object.keys(ENTRIES).join(', ')}.`);
if (!isInstalled()) await install();
const node = join(MODULES, '.bin/node');
if (!existsSync(node))
  fail(
    'The Node 24 that comes with the packages is missing. Remove the folder node_modules and run the command again.',
  );

const { code } = await run(node, [join(ROOT, entry), ...rest], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${join(MODULES, '.bin')}:${process.env.PATH ?? ''}`,
    CASEROOM_STARTED_MS:
      process.env.CASEROOM_STARTED_MS ?? String(Math.round(Date.now() - performance.now())),
  },
});
process.exit(code);
