import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { tellingLine, spawnChild, type Child } from './child.ts';
import { LocalFault } from './fault.ts';
import { cacheFolder, ROOT } from './root.ts';
import { runToEnd } from './run-to-end.ts';
import { findGo, findOnPath } from './tools.ts';
import { answers, pollUntil } from './waiting.ts';

export type LivekitOptions = {
  dataDir: string;
  port: number;
  tcpPort: number;
  udpPorts: readonly [number, number];
  apiKey: string;
  apiSecret: string;
  logFile: string;
  runDir?: string;
  /** Rooms may be made by joining them: wanted by rigs that have no api. */
  autoCreate?: boolean;
  /** Where room events are posted, signed with the key. */
  webhookUrl?: string;
};

export type LivekitServer = { child: Child; url: string };

export const LIVEKIT_VERSION = '1.13.5';
const MODULE = `github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_VERSION}`;
const BUILD_MS = 15 * 60_000;
const START_MS = 30_000;

/** Starts the media server on the loopback address; browsers on this machine can reach it, nobody else. */
export async function startLivekit(command: string, options: LivekitOptions): Promise<LivekitServer> {
  const config = join(options.dataDir, 'livekit.yaml');
  mkdirSync(options.dataDir, { recursive: true });
  writeFileSync(config, stringify(configFor(options)), { mode: 0o600 });
  const child = spawnChild({
    name: 'livekit',
    command,
    args: ['--config', config],
    env: { PATH: process.env.PATH, HOME: homedir() },
    cwd: options.dataDir,
    logFile: options.logFile,
    // Asked once, it waits for its rooms to empty; it has nothing to lose.
    stopDeadlineMs: 1_500,
    ...(options.runDir ? { runDir: options.runDir } : {}),
  });
  try {
    await pollUntil(() => answers(`http://127.0.0.1:${options.port}/`), {
      timeoutMs: START_MS,
      what: 'livekit-server',
      giveUp: () =>
        child.hasEnded() ? `livekit-server stopped while starting: ${child.lastWords()}` : undefined,
    });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, url: `ws://127.0.0.1:${options.port}` };
}

/** The server's program: from the PATH, or built earlier into the cache. */
export function findLivekit(): string | undefined {
  return findOnPath(['livekit-server']) ?? (existsSync(cached()) ? cached() : undefined);
}

/** Builds the pinned version from the Go module proxy into the cache (about 70 s). */
export async function buildLivekit(logFile: string): Promise<string> {
  const go = findGo();
  if (!go)
    throw new LocalFault(
      'livekit-server (the media server) is missing, and so is Go, which could build it.',
      `Install livekit-server ${LIVEKIT_VERSION} (https://docs.livekit.io/home/self-hosting/local/), or Go 1.24 or later with: sudo apt-get install -y golang`,
    );
  const bin = `${dirname(cached())}.build`;
  mkdirSync(bin, { recursive: true });
  const env = { ...process.env, CGO_ENABLED: '0', GOBIN: bin, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'auto' };
  const { code } = await runToEnd(go, ['install', MODULE], { timeoutMs: BUILD_MS, env, logFile, cwd: bin });
  if (code !== 0)
    throw new LocalFault(
      `livekit-server could not be built: ${tellingLine(logFile)}`,
      `Try it by hand: CGO_ENABLED=0 GOBIN=${bin} go install ${MODULE}`,
    );
  mkdirSync(dirname(cached()), { recursive: true });
  copyFileSync(join(bin, 'server'), `${cached()}.new`);
  chmodSync(`${cached()}.new`, 0o755);
  // By rename, so that a build that is cut short never leaves half a program under the real name.
  renameSync(`${cached()}.new`, cached());
  return cached();
}

const cached = (): string => join(cacheFolder(), `livekit-server-${LIVEKIT_VERSION}`, 'livekit-server');

/** Where the api takes the media server's notices, at the address that the interviewer uses for it. */
export const webhookUrlOf = (env: NodeJS.ProcessEnv): string => `${env.API_URL}/webhooks/livekit`;

/** livekit.yaml of the repository, narrowed to this machine: no STUN, candidates on the loopback interface. */
function configFor(options: LivekitOptions): object {
  const shared = parse(readFileSync(join(ROOT, 'livekit.yaml'), 'utf8'));
  const [port_range_start, port_range_end] = options.udpPorts;
  return {
    ...shared,
    port: options.port,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      ...shared.rtc,
      tcp_port: options.tcpPort,
      port_range_start,
      port_range_end,
      use_external_ip: false,
      node_ip: '127.0.0.1',
      enable_loopback_candidate: true,
      interfaces: { includes: process.platform === 'darwin' ? ['lo0'] : ['lo'] },
    },
    room: { ...shared.room, auto_create: options.autoCreate ?? shared.room.auto_create },
    keys: { [options.apiKey]: options.apiSecret },
    ...(options.webhookUrl ? { webhook: { api_key: options.apiKey, urls: [options.webhookUrl] } } : {}),
  };
}
