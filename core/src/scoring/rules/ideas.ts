import { conditions, wild } from '../signs/product.ts';
import { reason } from '../signs/reasoning.ts';
import { signposts } from '../signs/speaking.ts';
import { inPhase, type OwnTurn } from '../spoken/own-turns.ts';
import { ideaKinds } from './idea-kinds.ts';
import { contentStems, namedIn } from './own-words.ts';
import {
  clampLevel,
  count,
  counted,
  defect,
  has,
  isTelling,
  nothing,
  type Placing,
  quotesOf,
  type Remark,
  remark,
  type RuleInput,
} from './placing.ts';

export type Ideas = {
  number: number;
  kinds: number;
  isGrouped: boolean;
  isRanked: boolean;
  why: boolean;
  turn: OwnTurn | undefined;
};

const leastWords = 1;
const prefers =
  /\b(?:favou?rite|i(?:'d| would) (?:pick|lead|favou?r|do|go (?:for|with)|start|begin|take|choose|like)\b|i like most|i like (?:the )?most|first\b|second\b (?:because|since|as)|quick|the best (?:one|of))/;
/** "Money: leasing, trade-in. Fear: a guarantee." */
const headings = /(?:^|[.;] )(?:\w+ ?){1,7}[:,](?= )/g;

export function ideasIn({ compiled, turns }: RuleInput): Ideas {
  const said = inPhase(turns, 'brainstorm');
  const text = said.map((turn) => turn.text).join(' ');
  const items = text
    .split(/[.,;:!?]|\band (?:then |also |maybe )?|\bor\b|\bthen\b|\bplus\b/)
    .map((one) => one.trim())
    .filter((one) => contentStems(one).length > 0 || Object.values(ideaKinds).some((kind) => has(one, kind)));
  const general = Object.values(ideaKinds).filter((kind) => has(text, kind)).length;
  const key = namedIn(text, compiled.source.key.ideas).length;
  return {
    number: items.length,
    kinds: items.length === 0 ? 0 : spread(items, Math.max(general, key)),
    isGrouped: count(text, signposts) > 0 || (text.match(headings)?.length ?? 0) >= 3,
    isRanked: has(text, prefers),
    why: has(text, reason),
    turn: said[0],
  };
}

/** Items that share their main word are one kind, and so are items that all fall into one. */
function spread(items: readonly string[], kinds: number): number {
  const stems = items.map((item) => new Set(contentStems(item)));
  const all = stems.flatMap((one) => [...one]);
  const shared = Math.max(0, ...all.map((stem) => stems.filter((one) => one.has(stem)).length));
  if (items.length >= 3 && shared >= 3 && shared * 1.6 >= items.length) return Math.min(kinds, 1);
  return kinds;
}

/** Rule 8: distinct kinds, specific ideas, own priorities; ideas off the key count. */
export function placeCreativity(input: RuleInput): Placing {
  const ideas = ideasIn(input);
  if (!ideas.turn || ideas.turn.ownWords < leastWords) return nothing('No brainstorm took place.');
  const extra =
    (ideas.isGrouped ? 0.75 : 0) + (ideas.isRanked ? 0.6 : 0) + (ideas.isRanked && ideas.why ? 0.5 : 0);
  const number = ideas.number;
  const base =
    number <= 1 ? 1 : number === 2 ? 1.75 : ideas.kinds <= 1 ? 1.9 : ideas.kinds === 2 ? 2.75 : 3.1;
  return {
    level: clampLevel(number >= 3 && ideas.kinds >= 2 ? base + extra : base),
    because: becauseOf(ideas),
    quotes: quotesOf(ideas.turn.sentences.filter(isTelling).slice(0, 2)),
    defects: defectsOf(ideas),
  };
}

const becauseOf = ({ number, kinds, isGrouped, isRanked }: Ideas): Remark[] => [
  remark(
    number >= 3 && kinds >= 2,
    `${counted(number, 'idea')} of ${counted(kinds, 'kind')}, those of the case's own list and others alike.`,
  ),
  remark(isGrouped, 'They come in groups.', 'They are a list without groups.'),
  remark(isRanked, 'You said which you would take.', 'None is put before the others.'),
];

const defectsOf = ({ number, kinds, turn }: Ideas) =>
  number <= 2
    ? [
        defect(
          'few_ideas',
          turn,
          'Very few ideas. Go through who, when, what and how, and give one for each.',
        ),
      ]
    : kinds <= 1
      ? [
          defect(
            'one_kind_of_ideas',
            turn,
            'The ideas are all of one kind. Look for another kind before the next idea.',
          ),
        ]
      : [];

/** Rule 17: solutions that differ in kind, from quick to bold. */
export function placeRange(input: RuleInput): Placing {
  const ideas = ideasIn(input);
  if (!ideas.turn || ideas.turn.ownWords < leastWords) return nothing('No range of solutions was asked for.');
  const text = ideas.turn.sentences.map(({ plain }) => plain).join(' ');
  const base =
    ideas.number <= 1 || (ideas.number <= 2 && ideas.kinds <= 1)
      ? 1
      : ideas.kinds <= 1
        ? 2
        : ideas.kinds === 2
          ? 2.75
          : 3.1;
  const extra =
    (ideas.isGrouped ? 0.75 : 0) + (has(text, wild) ? 0.6 : 0) + (has(text, conditions) ? 0.6 : 0);
  return {
    level: clampLevel(ideas.kinds >= 2 ? base + extra : base),
    because: becauseOf(ideas).slice(0, 2),
    quotes: quotesOf(ideas.turn.sentences.filter(isTelling).slice(0, 2)),
    defects:
      base === 1
        ? [defect('one_solution', ideas.turn, 'One solution only. Give others that differ in kind.')]
        : [],
  };
}
