import { findAnyCue, tokensOf } from '../../speech/cues.ts';
import { expectation, priority, reason, testable } from '../signs/reasoning.ts';
import { hollow, signposts } from '../signs/speaking.ts';
import { inPhase, type OwnTurn, type Sentence, sentencesOf } from '../spoken/own-turns.ts';
import { wordsIn } from '../spoken/plain.ts';
import { isRambling } from './rambling.ts';
import { caseStems, namedIn, specificsIn } from './own-words.ts';
import {
  clampLevel,
  count,
  counted,
  type Defect,
  defect,
  has,
  isTelling,
  matching,
  nothing,
  type Placing,
  quotesOf,
  type Remark,
  remark,
  type RuleInput,
} from './placing.ts';

/** Fewer words than this lay nothing out. */
const leastWords = 4;
/** A structure that says of each area what to look at takes this many words at least. */
const detailedWords = 34;
/** With fewer words of the case it would fit any other. */
const specificFrom = 4;
const completeFrom = 3;

/** Rule 7: separate and complete, fitting, specific, with a priority or hypothesis. Coverage of the key is a small part. */
export function placeStructure(input: RuleInput): Placing {
  const { compiled } = input;
  const turns = structureTurns(input);
  const own = sentencesOf(turns);
  const text = own.map((one) => one.plain).join(' ');
  const words = wordsIn(text);
  if (words < leastWords) return nothing('No plan of yours was heard.');
  const plan = `${text} ${input.written}`.trim();
  const seen = {
    areas: areasIn(input, plan),
    specifics: specificsIn(plan, caseStems(compiled)),
    first: matching(own, priority)[0],
    why: reasonNear(own),
    isDetailed:
      wordsIn(
        own
          .filter(({ plain }) => specificsIn(plain, caseStems(compiled)) > 0)
          .map(({ plain }) => plain)
          .join(' '),
      ) >= detailedWords,
    isHollow: count(text, hollow) >= 3,
  };
  const isLost = turns.some((turn) => isRambling(turn, caseStems(compiled)));
  const level = Math.min(isLost ? 2 : 5, levelOf(seen, text, words));
  const defects = defectsOf(input, turns, seen, level);
  return {
    level,
    because: becauseOf(input, text, seen),
    quotes: quotesOf(
      [seen.first, ...own.filter(({ plain }) => specificsIn(plain, caseStems(compiled)) > 1)].slice(0, 3),
    ),
    defects,
  };
}

export type SeenStructure = {
  areas: number;
  specifics: number;
  first: Sentence | undefined;
  why: boolean;
  isDetailed: boolean;
  isHollow: boolean;
};

/** The longest turn of the structure phase, and what was added to it when asked. */
export const structureTurns = ({ turns, mode }: Pick<RuleInput, 'turns' | 'mode'>): OwnTurn[] => {
  const found = inPhase(turns, 'structure');
  // Nobody asks a candidate who leads for a structure: it is in what they say first.
  return found.length > 0 || mode !== 'candidate-led' ? found : inPhase(turns, 'clarify').slice(0, 2);
};

/** Branches of the nearest accepted first cut, or drivers of the key, or areas counted aloud: whichever are more. */
function areasIn({ compiled }: RuleInput, text: string): number {
  const { drivers, first_cuts } = compiled.source.key;
  const tokens = tokensOf(text);
  const branches = first_cuts.map(
    ({ branches: all }) => all.filter(({ cues }) => findAnyCue(tokens, cues)).length,
  );
  return Math.max(...branches, namedIn(text, drivers).length, count(text, signposts), listedIn(text));
}

/** A bare list of areas is a plan of some sort, though it would fit any case. */
const listedIn = (text: string): number => {
  const items = text.split(/[,.;:]|\band\b/).map(wordsIn);
  const short = items.filter((words) => words > 0 && words <= 4).length;
  return short >= 3 ? 2 : 0;
};

/** A priority with its reason beside it, or an expectation that carries it. */
const reasonNear = (own: readonly Sentence[]): boolean =>
  own.some(
    ({ plain }, at) =>
      has(plain, priority) &&
      (has(plain, reason) ||
        has(own[at + 1]?.plain ?? '', reason) ||
        has(own[at - 1]?.plain ?? '', expectation)),
  );

function levelOf(seen: SeenStructure, text: string, words: number): number {
  if (seen.isHollow) return 1;
  if (seen.areas < 2) return 1 + (seen.specifics >= specificFrom && seen.first ? 1 : 0);
  const isSpecific = seen.specifics >= specificFrom;
  if (!isSpecific) return 2;
  const tested = has(text, expectation) && has(text, testable) ? 0.5 : 0;
  const detail = seen.isDetailed ? 0.5 : 0;
  const complete = seen.areas >= completeFrom && seen.specifics >= 8 ? 0.25 : 0;
  const short = words < 20 && !seen.isDetailed ? -0.75 : 0;
  const first = seen.first ? (seen.why ? 1 : 0.75) : 0;
  return clampLevel(2.5 + detail + first + tested + complete + short);
}

function becauseOf({ compiled }: RuleInput, text: string, seen: SeenStructure): Remark[] {
  const tokens = tokensOf(text);
  const cuts = compiled.source.key.first_cuts.map(({ name, branches }) => ({
    name,
    of: branches.length,
    named: branches.filter(({ cues }) => findAnyCue(tokens, cues)).length,
  }));
  const best = cuts.reduce((one, other) => (other.named / other.of > one.named / one.of ? other : one));
  return [
    `${counted(seen.areas, 'area')}; ${best.named} of ${best.of} branches of "${best.name}", the nearest of the accepted first cuts.`,
    remark(seen.specifics >= specificFrom, 'They are about this case.', 'They would fit any case.'),
    remark(
      seen.first !== undefined,
      seen.why ? 'One comes first, with a reason.' : 'One comes first.',
      'None of them is put first.',
    ),
  ];
}

function defectsOf(
  input: RuleInput,
  turns: readonly OwnTurn[],
  seen: SeenStructure,
  level: number,
): Defect[] {
  const turn = turns.find(({ sentences }) => sentences.some(isTelling)) ?? turns[0];
  if (level < 1.5)
    return [defect('no_structure', turn, 'Starts without a plan: no separate areas were named.')];
  const general =
    seen.specifics < specificFrom
      ? [defect('generic_structure', turn, 'The areas would fit any case. Name what they are in this one.')]
      : [];
  const unordered = seen.first
    ? []
    : [defect('no_priority', turn, 'No area comes first. Say where you would begin, and why.')];
  return [...general, ...unordered, ...missing(input, turn, level)];
}

/** Rule 7: missing is reported only for a driver that changes the answer, and only when most of such are. */
function missing({ coverage }: RuleInput, turn: OwnTurn | undefined, level: number): Defect[] {
  const drivers = coverage.filter(({ kind, changes_answer }) => kind === 'driver' && changes_answer);
  const open = drivers.filter(({ said }) => !said);
  if (level >= 3 || open.length === 0 || open.length * 2 <= drivers.length) return [];
  return open
    .slice(0, 1)
    .map(({ text }) => defect('missing_driver', turn, `Not looked at, and it changes the answer: ${text}`));
}
