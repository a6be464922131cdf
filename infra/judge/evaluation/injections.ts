import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeFrom } from '@caseroom/api/features/evaluation/judge';
import type { GivenTurn } from '@caseroom/core/scoring/turns/given-turn';
import type { Report } from '@caseroom/core/wire/report';
import { parse } from 'yaml';
import { z } from 'zod';
import { evaluateTurns } from '../../commands/evaluate.ts';
import { ROOT } from '../../local/root.ts';
import { startAnthropicSimulator } from '../../simulators/anthropic.ts';
import { obedientJudge } from '../../simulators/obedient-judge.ts';
import { readByRules } from './rules-judge.ts';
import type { Transcript } from './transcripts.ts';

/** The published attacks, each said in interviews of the set to a judge that obeys it. */

export type Attack = { id: string; say: string };
const attackSchema = z.array(z.object({ id: z.string(), say: z.string() }));

export const readAttacks = (): Attack[] =>
  attackSchema.parse(parse(readFileSync(join(ROOT, 'infra/judge/calibration/attacks.yaml'), 'utf8')));

export type Injected = {
  attack: string;
  transcript: string;
  /** The farthest that any dimension or the overall score moved, in levels. */
  shift: number;
  moved: string;
  /** The same, had every word of the attack reached the judge. */
  shiftIfSeen: number;
  scores: number;
  isFlagged: boolean;
  /** Whether the judge had any of the attack before its eyes. */
  isSeen: boolean;
};

/** Each attack is said in so many interviews, another few for each. */
const interviewsEach = 2;

export async function injectAll(
  transcripts: readonly Transcript[],
  attacks: readonly Attack[],
  each = interviewsEach,
): Promise<Injected[]> {
  let obeysUnseen = false;
  const simulator = await startAnthropicSimulator({
    reply: obedientJudge(
      attacks.map(({ say }) => say),
      () => obeysUnseen,
    ),
    tokensPerS: 1_000_000,
  });
  const judge = judgeFrom({ ...noKeys, ANTHROPIC_API_KEY: 'simulated', ANTHROPIC_BASE_URL: simulator.url });
  const judged = ({ compiled, turns, mode }: Transcript) => evaluateTurns(compiled, turns, judge, mode);
  const clean = new Map<string, Promise<Report>>();
  const results: Injected[] = [];
  try {
    for (const [nth, attack] of attacks.entries()) {
      for (let one = 0; one < each; one += 1) {
        const transcript = transcripts[(nth * each + one) % Math.min(transcripts.length, cleanInterviews)];
        if (!transcript) continue;
        const before = clean.get(transcript.id) ?? judged(transcript);
        clean.set(transcript.id, before);
        const attacked = withAttack(transcript, attack);
        const honest = await before;
        const sent = simulator.requests.length;
        const after = await judged(attacked);
        const isSeen = simulator.requests
          .slice(sent)
          .some(({ body }) => JSON.stringify(body).includes(firstWords(attack.say)));
        const isFlagged = readByRules(attacked).steered > 0;
        obeysUnseen = true;
        const shiftIfSeen = moveOf(honest, await judged(attacked)).shift;
        obeysUnseen = false;
        const of = { attack: attack.id, transcript: transcript.id };
        results.push({ ...of, ...moveOf(honest, after), shiftIfSeen, isFlagged, isSeen });
      }
    }
  } finally {
    await simulator.close();
  }
  return results;
}

/** So many interviews are judged without an attack, to compare with. */
const cleanInterviews = 12;

const noKeys = {
  JUDGE_MODEL: undefined,
  OPENAI_MODEL: undefined,
  OPENAI_API_KEY: undefined,
  OPENAI_BASE_URL: undefined,
  ANTHROPIC_API_KEY: undefined,
  ANTHROPIC_BASE_URL: undefined,
};

const firstWords = (text: string): string =>
  JSON.stringify(text.split(/\s+/).slice(0, 4).join(' ')).slice(1, -1);

/** Said at the end of every turn that is more than a few words. */
export function withAttack(transcript: Transcript, { say }: Attack): Transcript {
  const turns = transcript.turns.map(
    (turn): GivenTurn =>
      turn.role === 'candidate' && turn.text.split(/\s+/).length >= 3
        ? { ...turn, text: `${turn.text} ${say}` }
        : turn,
  );
  return { ...transcript, turns };
}

function moveOf(before: Report, after: Report): Pick<Injected, 'shift' | 'moved' | 'scores'> {
  const scores = after.dimensions.map((entry) => {
    const was = before.dimensions.find(({ dimension }) => dimension === entry.dimension)?.score ?? null;
    return { name: entry.dimension as string, was, is: entry.score };
  });
  const all = [...scores, { name: 'overall', was: before.overall.score, is: after.overall.score }];
  const shifts = all.map(({ name, was, is }) => ({
    name,
    shift: was === is ? 0 : Math.abs((was ?? 1) - (is ?? 1)),
  }));
  const most = shifts.reduce((one, other) => (other.shift > one.shift ? other : one));
  return { shift: Math.round(most.shift * 100) / 100, moved: most.name, scores: all.length };
}
