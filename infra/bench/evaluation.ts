import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pollUntil } from '../local/waiting.ts';
import { startAnthropicSimulator } from '../simulators/anthropic.ts';
import { obligingJudge } from '../testing/obliging-judge.ts';
import { playLog } from '../testing/played-log.ts';
import { startStack, type Stack } from '../testing/stack.ts';
import { storeInterview } from '../testing/stored-interview.ts';
import { spreadOf } from './percentiles.ts';

/** A judge of the profile FAST begins to answer after this, and answers at this pace. */
const FAST = { delayMs: 300, tokensPerS: 100 };
/** An interview of usual length, and the longest that is to be borne. */
const USUAL = { minutes: 30, lines: 200 };
const LONGEST = { minutes: 45, lines: 400 };
const GOALS = { reportS: 10, workerMb: 300 };
const GIVE_UP_MS = 120_000;
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** `--runs N` (5). Prints how long reports take after the end, and the worker's memory; false when a goal is missed. */
export async function run(args: string[]): Promise<boolean> {
  const { values } = parseArgs({ args, options: { runs: { type: 'string' } } });
  const runs = Number(values.runs ?? 5);
  const judge = await startAnthropicSimulator({ ...FAST, reply: obligingJudge });
  const stack = await startStack({
    apps: ['api', 'worker'],
    pages: false,
    env: { ANTHROPIC_API_KEY: 'simulated', ANTHROPIC_BASE_URL: judge.url, DEEPGRAM_API_KEY: 'unused' },
  });
  try {
    const idleMb = residentMb(stack.pid('worker'));
    const usual = await reports(stack, USUAL, runs);
    const longest = await reports(stack, LONGEST, runs);
    return print({ usual, longest, idleMb, peakMb: peakMb(stack.pid('worker')) });
  } finally {
    await stack.stop();
    await judge.close();
  }
}

/** Seconds from the end of an interview to its report, `runs` times. */
async function reports(stack: Stack, length: typeof USUAL, runs: number): Promise<number[]> {
  const took: number[] = [];
  for (let seed = 1; seed <= runs; seed += 1) {
    const interview = await storeInterview(stack, await playLog('climbing-gyms', { seed, ...length }));
    const endedAt = performance.now();
    await interview.end();
    await pollUntil(async () => (await interview.evaluation()).state === 'done', {
      timeoutMs: GIVE_UP_MS,
      what: 'the report',
    });
    took.push((performance.now() - endedAt) / 1000);
  }
  return took;
}

type Figures = { usual: number[]; longest: number[]; idleMb: number; peakMb: number };

function print({ usual, longest, idleMb, peakMb }: Figures): boolean {
  say(
    `evaluation; simulated judge: first token after ${FAST.delayMs} ms, then ${FAST.tokensPerS} tokens a second`,
  );
  for (const [{ minutes, lines }, took] of [
    [USUAL, usual],
    [LONGEST, longest],
  ] as const) {
    const { n, p50, max } = spreadOf(took);
    say(
      `${minutes} minutes, ${lines} lines: report after p50 ${p50.toFixed(1)} s, slowest ${max.toFixed(1)} s, n = ${n}`,
    );
  }
  say(`worker: ${idleMb} MB idle, ${peakMb} MB at its peak`);
  const goals = [
    { name: `report of 30 minutes <= ${GOALS.reportS} s`, met: Math.max(...usual) <= GOALS.reportS },
    { name: `worker <= ${GOALS.workerMb} MB with 45 minutes`, met: peakMb <= GOALS.workerMb },
  ];
  for (const { name, met } of goals) say(`  ${met ? '✓' : '✗'} ${name}`);
  return goals.every(({ met }) => met);
}

/** The kernel's own count of a process, in MB; Linux only. */
const statusMb = (pid: number, field: string): number =>
  Math.round(
    Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
  );
const residentMb = (pid: number): number => statusMb(pid, 'VmRSS');
const peakMb = (pid: number): number => statusMb(pid, 'VmHWM');
