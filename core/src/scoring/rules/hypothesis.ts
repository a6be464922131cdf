import { expectation, reason, revised, testable, weakGuess } from '../signs/reasoning.ts';
import { inPhase, type Sentence, sentencesOf } from '../spoken/own-turns.ts';
import { wordsIn } from '../spoken/plain.ts';
import {
  defect,
  has,
  isTelling,
  nothing,
  type Placing,
  quotesOf,
  remark,
  type RuleInput,
} from './placing.ts';

const leastWords = 4;
const denies = /\b(?:no|not have (?:a|any)|don't have (?:a|any)|without a) (?:\w+ )?hypothes[ie]s\b/;
/** "Most people walk their dog alone, I'd guess ten per cent" is an assumption for a sum. */
const assumption =
  /\b(?:i(?:'d| would)? (?:assume|guess|take|say)|let me (?:say|assume)) (?:\w+ ){0,4}(?:\d|percent|half|a quarter|a third|ten|eight|twelve|eighteen|twenty|thirty|forty)/;

/** Says what is expected and why, says what would show it, and comes back to it when the facts are there. */
export function placeHypothesis({ turns }: RuleInput): Placing {
  const early = inPhase(turns, 'clarify', 'structure');
  const own = sentencesOf(inPhase(turns, 'clarify', 'structure', 'analysis', 'brainstorm', 'recommendation'));
  const plan = sentencesOf(early);
  if (wordsIn(own.map(({ plain }) => plain).join(' ')) < leastWords) return nothing('Too little was said.');
  const said = expectationsIn(plan);
  const at = said[0];
  if (!at) {
    const turn = inPhase(turns, 'structure')[0] ?? early[0] ?? turns[0];
    const shown = [...sentencesOf(inPhase(turns, 'structure')), ...plan, ...own].find(isTelling);
    return {
      level: 1,
      because: [{ lacks: 'No sentence says what you expected before you looked.' }],
      quotes: quotesOf([shown]),
      defects: [
        defect('no_hypothesis', turn, 'Say what you expect and why, before you look at figures.', shown),
      ],
    };
  }
  const near = nearby(plan, said);
  const isWeak = said.every(({ plain }) => has(plain, weakGuess));
  const why = near.find(({ plain }) => has(plain, reason));
  const test = near.find(({ plain }) => has(plain, testable));
  const later = own.filter((one) => !plan.includes(one)).find(({ plain }) => has(plain, revised));
  const marks = [why !== undefined, test !== undefined, later !== undefined].filter(Boolean).length;
  return {
    level: Math.min(5, (isWeak ? 1.75 : 2.25) + marks * 1),
    because: [
      'You said what you expected.',
      remark(why !== undefined, 'You gave a reason for it.', 'No reason was given for it.'),
      remark(test !== undefined, 'You said what would show it.', 'You did not say what would show it.'),
      remark(
        later !== undefined,
        'You came back to it when the facts were there.',
        'It was not taken up again.',
      ),
    ],
    quotes: quotesOf([at, why, test, later]),
    defects: [],
  };
}

const expectationsIn = (sentences: readonly Sentence[]): Sentence[] =>
  sentences.filter(
    ({ plain }) =>
      !plain.includes('?') &&
      !has(plain, denies) &&
      !has(plain, assumption) &&
      (has(plain, expectation) || (has(plain, weakGuess) && wordsIn(plain) >= 3)),
  );

/** The expectations themselves and the sentence on either side of each. */
function nearby(sentences: readonly Sentence[], said: readonly Sentence[]): Sentence[] {
  return sentences.filter((_, at) =>
    [at - 1, at, at + 1].some((one) => said.includes(sentences[one] as Sentence)),
  );
}
