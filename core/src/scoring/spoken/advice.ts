import { contentStems } from '../rules/own-words.ts';
import { leavesOpen, nextStep } from '../signs/advising.ts';
import { adviceBegins, isWholeAdvice, takesOne } from '../signs/whole-advice.ts';
import { inPhase, type OwnTurn, type Sentence, sentencesOf } from './own-turns.ts';
import { wordsIn } from './plain.ts';

/** `grounds`: what was said in the same answer right before a recommendation that came of itself. */
export type Advice = { turns: OwnTurn[]; grounds: Sentence[] };

/** What is shorter was said to somebody who has heard it already. */
const shortWords = 12;
/** So much of what is said in short was said before when it is the same. */
const sameShare = 0.8;

/**
 * Where the recommendation was given: in its phase, or before anybody asked for it. What is said in the phase comes
 * first; where it only points back, what was said before stands beside it.
 */
export function adviceOf(turns: readonly OwnTurn[]): Advice {
  const later = inPhase(turns, 'recommendation');
  const early = earlyAdvice(turns);
  if (!early) return { turns: later, grounds: [] };
  return pointsBack(sentencesOf(later), sentencesOf(early.turns))
    ? { ...early, turns: [...early.turns, ...later] }
    : { turns: later, grounds: [] };
}

const textOf = (sentences: readonly Sentence[]): string => sentences.map(({ plain }) => plain).join(' ');

const given =
  '(?:said|mentioned|told|explained|recommended|described|outlined|suggested|proposed|advised|noted|stated|gave|given|named|answered|laid out)';
const saysSo = new RegExp(
  `\\b(?:(?:as|like|what) (?:(?:i|we)(?:'ve| have)? )?(?:\\w+ )?${given}\\b|(?:as|like) (?:before|just now)|i(?:'ve| have)? (?:already|just) (?:\\w+ )?${given}|i(?:'ve| have)? ${given}(?: \\w+){0,4} (?:already|before|earlier|above|a (?:minute|moment|while) ago)|(?:reasons?|points?|arguments?|recommendation|advice|answer) (?:that |which )?i(?:'ve| have)? (?:\\w+ )?${given}|(?:recommendation|advice|answer|view) (?:still )?(?:stands|remains|holds)|(?:that|it) still stands|(?:is|it's|stays|remains) (?:still )?(?:the same|unchanged)|(?:nothing|(?:do not|don't|haven't) (?:have |got )?(?:anything|much)|no more) (?:\\w+ )?to add|nothing has changed|(?:to|i) repeat|(?:stick (?:to|with)|stand by|stay with|keep to|hold to) (?:it|that|this|my|what))\\b|^(?:\\w+,? )?again,`,
);
const changes =
  /\b(?:chang(?:e|es|ed|ing) my (?:mind|view|advice|recommendation|answer)|on second thoughts?|(?:take|took) (?:it|that|this) back|think(?:ing)? (?:about it |it over )?again|having thought|after all|reconsider\w*|revis(?:e|ed|ing)|i was wrong|unlike|contrary to|not (?:as|what) i (?:said|recommended)|instead of what|not (?:so )?sure any ?more)\b/;
const denies = /\b(?:not|never|no|nobody|without|against)\b|n't\b/;
/** Words of whoever says it again, whatever it was. */
const ofSaying = new Set(
  contentStems(
    "go ahead again still yes well recommend recommending advise advice suggest say said tell told give gave given keep same before already earlier reason reasons answer short repeat stand sure exactly just simply definitely do not don't does doesn't would wouldn't should shouldn't never no against",
  ),
);

/** Says what was said before, and nothing else. */
function pointsBack(later: readonly Sentence[], early: readonly Sentence[]): boolean {
  const text = textOf(later);
  if (changes.test(text) || leavesOpen.test(text) || isWholeAdvice(text)) return false;
  if (saysSo.test(text)) return !later.some((sentence) => takesAnother(sentence, early));
  return wordsIn(text) < shortWords && addsNothing(text, early);
}

/** Beside "as I said", which may be said of anything: a side, and not the one that was taken. A next step is none. */
const takesAnother = ({ plain }: Sentence, early: readonly Sentence[]): boolean =>
  takesOne(plain) && !saysSo.test(plain) && !nextStep.test(plain) && !addsNothing(plain, early);

/** The same course, or no course at all. */
function addsNothing(text: string, early: readonly Sentence[]): boolean {
  const said = new Set(contentStems(textOf(early)));
  const again = [...new Set(contentStems(text))].filter((stem) => !ofSaying.has(stem));
  if (again.length === 0) return !denies.test(text);
  const isAlike = denies.test(text) === denies.test(early[0]?.plain ?? '');
  return isAlike && again.filter((stem) => said.has(stem)).length >= sameShare * again.length;
}

/** The last whole recommendation of the analysis or among the ideas, from its first sentence on. */
function earlyAdvice(turns: readonly OwnTurn[]): Advice | null {
  for (const [at, turn] of [...turns.entries()].reverse()) {
    const kind = turn.phase?.kind;
    if (kind !== 'analysis' && kind !== 'brainstorm') continue;
    const all = [turn, ...goingOn(turns.slice(at + 1), turn)];
    const own = turn.sentences.filter((one) => one.own);
    const begins = adviceBegins(
      sentencesOf(all).map(({ plain }) => plain),
      kind === 'brainstorm',
    );
    const first = own[begins];
    if (!first) continue;
    return { turns: [from(turn, first), ...all.slice(1)], grounds: own.slice(0, begins) };
  }
  return null;
}

/** Turns in which the same answer goes on: the interviewer has only nodded in between. */
function goingOn(after: readonly OwnTurn[], { phase }: OwnTurn): OwnTurn[] {
  const end = after.findIndex((one) => one.isFirst || one.phase !== phase || !nods(one));
  return after.slice(0, end === -1 ? after.length : end);
}

const nods = ({ before: { act } }: OwnTurn): boolean =>
  act === null || act === 'acknowledge' || act === 'continue_reply' || act === 'wait';

function from(turn: OwnTurn, first: Sentence): OwnTurn {
  const sentences = turn.sentences.slice(turn.sentences.indexOf(first));
  const own = sentences.filter((one) => one.own);
  return {
    ...turn,
    sentences,
    id: first.line.id,
    startMs: first.line.startMs,
    text: textOf(own),
    words: wordsIn(textOf(sentences)),
    ownWords: wordsIn(textOf(own)),
  };
}
