import { parseNumbers } from '../../speech/numbers.ts';
import * as signs from '../signs/product.ts';
import { reason } from '../signs/reasoning.ts';
import { adviceOf } from '../spoken/advice.ts';
import { inPhase, type OwnTurn, type Sentence, sentencesOf } from '../spoken/own-turns.ts';
import { wordsIn } from '../spoken/plain.ts';
import { specificsIn, caseStems } from './own-words.ts';
import {
  clampLevel,
  defect,
  has,
  matching,
  nothing,
  type Placing,
  quotesOf,
  remark,
  type RuleInput,
} from './placing.ts';

const leastWords = 4;
const textOf = (sentences: readonly Sentence[]): string => sentences.map(({ plain }) => plain).join(' ');

/** Rule 17: a user with a reason, and a problem told from their side. Any segment with a reason is as good. */
export function placeUserProblem({ turns }: RuleInput): Placing {
  const said = inPhase(turns, 'structure');
  const own = sentencesOf(said);
  const text = textOf(own);
  if (wordsIn(text) < leastWords) return nothing('No user and no problem were spoken of.');
  const named = new Set(text.match(signs.users) ?? []).size;
  const isFeatures =
    own.slice(0, 2).some(({ plain }) => has(plain, signs.features)) && !has(text, signs.choosesUser);
  const has_ = {
    reason: has(text, signs.choosesUser) && has(text, reason),
    chosen: has(text, signs.choosesUser),
    problem: has(text, signs.problem),
    lived: (has(text, signs.situation) ? 0.6 : 0) + (has(text, signs.howOften) ? 0.5 : 0),
    compared: has(text, signs.comparesUsers) && named >= 2,
  };
  const level =
    isFeatures || named === 0
      ? 1
      : 1.75 +
        (has_.problem ? 0.5 : 0) +
        (has_.reason ? 0.75 : has_.chosen ? 0.25 : 0) +
        (has_.problem ? has_.lived : 0) +
        (has_.compared ? 0.75 : 0);
  return {
    level: clampLevel(level),
    because: [
      remark(
        named > 0 && has_.reason,
        'A user is chosen with a reason.',
        named === 0 ? 'No user is named.' : 'Users are named, none is chosen with a reason.',
      ),
      remark(has_.problem, 'A problem of theirs is told.', 'No problem of theirs is told.'),
    ],
    quotes: quotesOf([...matching(own, signs.choosesUser), ...matching(own, signs.problem)].slice(0, 3)),
    defects: isFeatures
      ? [
          defect(
            'features_first',
            said[0],
            'Starts with features. Begin with whom it is for, and what goes wrong for them.',
          ),
        ]
      : named === 0
        ? [defect('no_user', said[0], 'No user is named. Choose one, with a reason.')]
        : [],
  };
}

/** The choice between courses of action, wherever it is made. */
const choosing = (turns: readonly OwnTurn[], plan: readonly OwnTurn[]): OwnTurn[] => {
  const before = inPhase(turns, 'analysis')
    .filter(({ ask }) => ask?.type === 'so_what')
    .slice(-1);
  return plan.length === 0 ? [] : [...before, ...plan];
};

export function placeCriterion({ turns }: RuleInput): Placing {
  const advice = adviceOf(turns).turns;
  const plan = sentencesOf(advice);
  const own = sentencesOf(choosing(turns, advice));
  if (wordsIn(textOf(plan)) < leastWords) return nothing('Nothing was chosen.');
  const found = matching(plan, signs.criterion)[0];
  const text = textOf(own);
  const because = found && has(found.plain, reason);
  const level = !found
    ? has(textOf(plan), reason)
      ? 1.5
      : 1
    : 2.25 +
      (because ? 0.5 : 0.25) +
      (has(text, signs.weighs) ? 0.6 : 0) +
      (has(textOf(plan), signs.fromAim) ? 0.6 : 0) +
      (has(text, signs.wouldChange) ? 0.6 : 0);
  return {
    level: clampLevel(level),
    because: [
      remark(found !== undefined, 'A criterion is said and used.', 'The choice comes without a criterion.'),
    ],
    quotes: quotesOf([found, ...matching(own, signs.weighs)].slice(0, 2)),
    defects: found
      ? []
      : [defect('no_criterion', advice[0], 'Chooses without a criterion. Say by what you choose.')],
  };
}

export function placeMetrics({ compiled, turns }: RuleInput): Placing {
  const said = adviceOf(turns).turns;
  const own = sentencesOf(said);
  const text = textOf(own);
  if (wordsIn(text) < leastWords) return nothing('No plan was heard that could be measured.');
  const found = matching(own, signs.metric)[0];
  const guard =
    found && matching(own, signs.guardrail).find((one) => specificsIn(one.plain, caseStems(compiled)) > 0);
  const isClose = has(text, signs.closeMetric);
  const level = !found ? 1 : (isClose ? 2.9 : 2) + (guard ? 1.1 : 0) + (has(text, signs.reading) ? 0.9 : 0);
  return {
    level: clampLevel(level),
    because: [
      remark(
        found !== undefined,
        isClose ? 'A metric follows from the problem.' : 'A metric is named.',
        'No metric is named.',
      ),
      remark(guard !== undefined, 'A guardrail stands beside it.', 'No guardrail stands beside it.'),
    ],
    quotes: quotesOf([found, guard]),
    defects: [
      ...(found ? [] : [defect('no_metric', said[0], 'Nothing says how one would know that it works.')]),
      ...(found && !guard
        ? [
            defect(
              'no_guardrail',
              said[0],
              'A metric without a guardrail. Say what must not get worse.',
              found,
            ),
          ]
        : []),
    ],
  };
}

export function placeTradeOff({ turns }: RuleInput): Placing {
  const said = adviceOf(turns).turns;
  const own = sentencesOf(said);
  const text = textOf(own);
  if (wordsIn(text) < leastWords) return nothing('No decision was heard.');
  const found = matching(own, signs.givesUp);
  const at = textOf(found);
  const next = own[own.indexOf(found[0] as Sentence) + 1]?.plain ?? '';
  const near = `${at} ${next}`;
  const level =
    found.length === 0
      ? 1
      : 2 +
        (has(near, signs.side) ? 0.9 : 0) +
        (parseNumbers(near).length > 0 ? 0.6 : 0) +
        (has(near, reason) ? 0.25 : 0) +
        (has(text, signs.wouldChange) ? 0.9 : 0);
  return {
    level: clampLevel(level),
    because: [remark(found.length > 0, 'It is said what is given up.', 'No cost of the decision is named.')],
    quotes: quotesOf(found.slice(0, 2)),
    defects:
      found.length > 0
        ? []
        : [
            defect(
              'no_trade_off',
              said[0],
              'No cost of the decision is named. Say what is given up, and why that is right.',
            ),
          ],
  };
}
