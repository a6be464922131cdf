import { coverageWithin } from './key-lines.ts';
import { connection, consequence, decision, nextLook } from '../signs/reasoning.ts';
import { inPhase, type OwnTurn, sentencesOf } from '../spoken/own-turns.ts';
import { wordsIn } from '../spoken/plain.ts';
import { caseStems, namedIn, specificsIn } from './own-words.ts';
import {
  clampLevel,
  counted,
  type Defect,
  defect,
  has,
  matching,
  nothing,
  type Placing,
  quotesOf,
  remark,
  type RuleInput,
} from './placing.ts';

const leastWords = 3;

/** What the figures and exhibits of the case mean for the question, asked for or not. */
export function placeInsight(input: RuleInput): Placing {
  const asked = readings(input);
  const turns = asked.some(({ ownWords }) => ownWords > 0) ? asked : unasked(input);
  if (turns.length === 0) return nothing('No figure or exhibit was read that would mean something.');
  const placed = turns.map((turn) => ({ turn, ...placeReading(input, turn) }));
  const levels = placed.map(({ level }) => level).sort((a, b) => b - a);
  const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
  const good = placed.filter(({ level }) => level >= 3);
  const insights = input.coverage.filter(({ kind }) => kind === 'insight');
  const found = insights.filter(({ said }) => said).length;
  return {
    level: clampLevel(0.65 * mean + 0.35 * (levels[0] ?? mean)),
    because: [
      remark(
        good.length > 0,
        `${good.length} of ${counted(placed.length, 'reading')} ${good.length === 1 ? 'draws' : 'draw'} a consequence.`,
        'No reading draws a consequence.',
      ),
      remark(
        found > 0,
        `${found} of ${counted(insights.length, 'insight')} that the case is built on ${found === 1 ? 'was' : 'were'} said.`,
        'No insight that the case is built on was said.',
      ),
    ],
    quotes: quotesOf(
      asked === turns
        ? good.flatMap(({ turn }) => matching(sentencesOf([turn]), consequence).slice(0, 1))
        : sentencesOf(turns),
    ),
    defects: asked === turns ? placed.flatMap(({ defects }) => defects) : [],
  };
}

/** Turns that say what something means: answers to "so what", and readings of exhibits. */
function readings({ turns }: RuleInput): OwnTurn[] {
  const analysis = inPhase(turns, 'analysis');
  return analysis.filter(
    ({ ask, words }) =>
      words >= leastWords &&
      (ask?.type === 'so_what' || (ask?.type === 'open' && ask.phase.kind === 'analysis')),
  );
}

/** Where nobody was asked what anything means: the sentences that say what the case is built on, and no others. */
function unasked({ compiled, turns }: RuleInput): OwnTurn[] {
  const { insights } = compiled.source.key;
  return inPhase(turns, 'analysis', 'brainstorm', 'recommendation').flatMap((turn) => {
    const sentences = turn.sentences.filter(({ own, text }) => own && namedIn(text, insights).length > 0);
    return sentences.length === 0 ? [] : [{ ...turn, sentences }];
  });
}

function placeReading(input: RuleInput, turn: OwnTurn): { level: number; defects: Defect[] } {
  const own = turn.sentences;
  const text = own.map(({ plain }) => plain).join(' ');
  const draws = has(text, consequence);
  const keys = coverageWithin(input.coverage, turn);
  const specifics = specificsIn(text, caseStems(input.compiled));
  const words = wordsIn(text);
  const isOpen = turn.ask?.type === 'open';
  if (!draws && keys === 0) {
    const level =
      words >= 8 ||
      /\b(?:larger|smaller|bigger|lower|higher|most|least|more|less|high|low|small|large)\b/.test(text)
        ? 1.75
        : 1.25;
    if (isOpen) return { level: 2.25, defects: [] };
    return {
      level,
      defects: [
        defect('no_so_what', turn, 'Figures without what they mean. Say what follows for the client.'),
      ],
    };
  }
  const more =
    (has(text, connection) ? 0.6 : 0) +
    (has(text, decision) ? 0.5 : 0) +
    (has(text, nextLook) ? 0.5 : 0) +
    Math.min(0.5, keys * 0.35) +
    (specifics >= 7 ? 0.35 : 0);
  const least = specifics < 2 && !/\d/.test(text) && words < 10 ? 2.25 : draws ? 2.75 : 2.6;
  return { level: clampLevel(least + more), defects: [] };
}
