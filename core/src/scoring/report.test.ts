import { expect, test } from 'vitest';
import { countingIds, idOf } from '../interview/testing/log-of.ts';
import { teaHouse } from '../interview/testing/tea-house.ts';
import { logFromTurns } from './from-turns.ts';
import { codeFindings, scriptedScores } from './report.ts';
import type { GivenTurn } from './turns/given-turn.ts';

const spoken = (lines: readonly string[]): GivenTurn[] =>
  lines.map((line, at) => ({
    t_ms: at * 15_000,
    role: line.startsWith('i:') ? 'interviewer' : 'candidate',
    text: line.slice(2).trim(),
  }));
const findingsOf = (lines: readonly string[]) =>
  codeFindings(teaHouse, logFromTurns(teaHouse, spoken(lines), { sessionId: idOf(0), newId: countingIds() }));

const ask = `i: ${teaHouse.lines['questions.margin.ask'] ?? ''}`;
const margin =
  teaHouse.values[
    teaHouse.source.phases
      .flatMap(({ questions }) => questions)
      .flatMap((one) => (one.type === 'numeric' && one.id === 'margin' ? [one.answer] : []))[0] ?? ''
  ];

test('the same turns give the same log', () => {
  const once = () =>
    logFromTurns(teaHouse, spoken([ask, 'c: Hm.']), { sessionId: idOf(0), newId: countingIds() });
  expect(once()).toEqual(once());
});

test('a right figure is scored, a wrong one too, and a question alone is not', () => {
  const score = (lines: readonly string[]) =>
    scriptedScores(findingsOf(lines)).find(({ dimension }) => dimension === 'math')?.score;
  const unit = margin?.unit.replaceAll('/', ' a ').replace('USD', 'dollars') ?? '';
  expect(score([ask])).toBeNull();
  expect(score([ask, `c: So that is ${margin?.value} ${unit}.`])).toBe(5);
  expect(score([ask, `c: So that is ${(margin?.value ?? 0) * 3.7} ${unit}.`])).toBe(1);
});

test('every line of the key that counts as said is quoted from the candidate', () => {
  const findings = findingsOf([
    'i: Where does the profit go?',
    'c: I would look first at revenue, that is price times cups, and then at the cost of rent, because only both together give the profit.',
  ]);
  const said = findings.coverage.filter((line) => line.said);
  expect(said.length).toBeGreaterThan(0);
  for (const { quotes } of said)
    expect(
      findings.lines.some(
        ({ id, speaker, text }) =>
          speaker === 'candidate' && id === quotes[0]?.line_id && text.includes(quotes[0].text),
      ),
    ).toBe(true);
});

test('a hint counts against the answers after it and against none before it', () => {
  const unit = margin?.unit.replaceAll('/', ' a ').replace('USD', 'dollars') ?? '';
  const wrong = `c: So that is ${(margin?.value ?? 0) * 3.7} ${unit}.`;
  const right = `c: So that is ${margin?.value} ${unit}.`;
  const question = teaHouse.source.phases
    .flatMap(({ questions }) => questions)
    .find((one) => one.type === 'numeric' && one.id === 'margin');
  const first = question?.type === 'numeric' ? question.hints[0] : undefined;
  const hint = `i: ${teaHouse.lines[`hints.${first?.id}`] ?? ''}`;
  const hintsOf = (lines: readonly string[]) =>
    findingsOf(lines).questions.find(({ question_id }) => question_id === 'margin')?.hints;
  expect(hintsOf([ask, wrong, hint])).toBe(0);
  expect(hintsOf([ask, wrong, hint, right])).toBe(1);
  expect(hintsOf([ask, hint])).toBe(1);
});
