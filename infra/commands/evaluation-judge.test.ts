import { judgeFrom } from '@caseroom/api/features/evaluation/judge';
import type { GivenTurn } from '@caseroom/core/scoring/turns/given-turn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AnthropicSimulator, startAnthropicSimulator } from '../simulators/anthropic.ts';
import { type OpenaiSimulator, startOpenaiSimulator } from '../simulators/openai.ts';
import { loadCase } from './case-preview.ts';
import { evaluateTurns } from './evaluate.ts';

/** Judges that cannot be relied upon, over the real protocols. */

const cinema = await loadCase(
  new URL('../../cases/rooftop-cinema/case.yaml', import.meta.url).pathname,
  null,
);
const line = (key: string) => cinema.lines[key] ?? '';
const said = 'I would look first at what a Monday brings in, guests times price, because that decides it.';
const advice =
  'Do not open on Mondays. Sixty guests are needed and only fifty-six are new. The risk is rain.';
const turns: GivenTurn[] = [
  ['interviewer', line('prompt.say')],
  ['candidate', 'That is clear.'],
  ['interviewer', line('questions.structure.ask')],
  ['candidate', said],
  ['interviewer', line('questions.recommendation.ask')],
  ['candidate', advice],
].map(([role, text], at) => ({
  t_ms: at * 20_000,
  role: role === 'candidate' ? 'candidate' : 'interviewer',
  text: text ?? '',
}));

let anthropic: AnthropicSimulator;
let openai: OpenaiSimulator;
beforeAll(async () => {
  anthropic = await startAnthropicSimulator({ tokensPerS: 1_000_000 });
  openai = await startOpenaiSimulator({ tokensPerS: 1_000_000 });
});
afterAll(async () => {
  await anthropic.close();
  await openai.close();
});

const none = {
  JUDGE_MODEL: undefined,
  OPENAI_MODEL: undefined,
  OPENAI_API_KEY: undefined,
  OPENAI_BASE_URL: undefined,
  ANTHROPIC_API_KEY: undefined,
  ANTHROPIC_BASE_URL: undefined,
};
const judgeBy = {
  anthropic: (timeoutMs?: number) =>
    judgeFrom({ ...none, ANTHROPIC_API_KEY: 'key', ANTHROPIC_BASE_URL: anthropic.url }, timeoutMs),
  openai: (timeoutMs?: number) =>
    judgeFrom({ ...none, JUDGE_MODEL: 'm', OPENAI_API_KEY: 'key', OPENAI_BASE_URL: openai.url }, timeoutMs),
};
const call = { dimension: 'structure' as const, system: 'You assess.', prompt: 'Assess.' };
const always = (reply: Parameters<AnthropicSimulator['replies']['push']>[0]) => {
  for (const { replies } of [anthropic, openai]) {
    replies.clear();
    replies.push(...Array.from({ length: 60 }, () => reply));
  }
};

describe.each(['anthropic', 'openai'] as const)('a judge over the protocol of %s', (protocol) => {
  test.each([
    ['nonsense', { text: 'What a lovely interview, five stars!' }],
    ['half of JSON', { text: '{"level": 5, "because": "Outst' }],
    ['nothing', { text: '' }],
    ['a level that there is not', { json: { level: 9, because: 'Off the scale.', quotes: [said] } }],
  ])('%s is no judgement, and said to be none', async (_, reply) => {
    always(reply);
    await expect(evaluateTurns(cinema, turns, judgeBy[protocol]())).rejects.toThrow(
      /gave no judgement that can be used/,
    );
  });

  test('another candidate’s words carry nothing: the rules stand alone', async () => {
    always({ json: { level: 5, because: 'Great.', quotes: ['rents have doubled in every city'] } });
    const report = await evaluateTurns(cinema, turns, judgeBy[protocol]());
    const scored = report.dimensions.filter(({ score }) => score !== null);
    expect(scored.length).toBeGreaterThan(0);
    for (const entry of scored) {
      expect(entry).toMatchObject({ confidence: 'low' });
      expect(entry.because.join(' ')).toContain('the rules stand alone');
      for (const { text } of entry.quotes) expect(`${said} ${advice}`).toContain(text);
    }
  });

  test('one that takes for ever is not waited for', async () => {
    const simulator = protocol === 'anthropic' ? anthropic : openai;
    simulator.faults.add({ kind: 'black-hole' });
    const asked = judgeBy[protocol](200)?.judge(call, {
      signal: new AbortController().signal,
      book: async () => undefined,
    });
    await expect(asked).rejects.toThrow(/time/i);
    simulator.faults.clear();
  });

  test('one broken answer is asked for again, and both are paid for', async () => {
    const { replies } = protocol === 'anthropic' ? anthropic : openai;
    replies.clear();
    replies.push({ text: '{"level": 5, "beca' }, { json: { level: 3, because: 'Areas.', quotes: [said] } });
    let booked = 0;
    const asked = judgeBy[protocol]()?.judge(call, {
      signal: new AbortController().signal,
      book: async () => void (booked += 1),
    });
    await expect(asked).resolves.toMatchObject({ level: 3 });
    expect(booked).toBe(2);
  });
});

test('nothing gets no score from a judge who gives everybody a five', async () => {
  always({ json: { level: 5, because: 'Outstanding.', quotes: [line('prompt.say').slice(0, 60)] } });
  const nothings = [
    '',
    'Ja.',
    'Ich glaube dass die Kosten und der Umsatz nicht gut sind.',
    line('prompt.say'),
  ];
  for (const text of nothings) {
    const silent = turns.map((turn) => (turn.role === 'candidate' ? { ...turn, text } : turn));
    const report = await evaluateTurns(cinema, silent, judgeBy.anthropic());
    expect(report.dimensions.filter(({ score }) => score !== null)).toEqual([]);
    expect(report.overall.score).toBeNull();
  }
});
