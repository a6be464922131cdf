import type { CasePhase, CompiledCase, PhaseKind } from '../../case/schema.ts';
import { asksOf, findAsk, findNumericQuestion, soWhatIdOf, type Ask } from '../../interview/agenda.ts';
import { convertTo } from '../../interview/convert.ts';
import { progressOf } from '../../interview/fold-numbers.ts';
import type { InterviewState } from '../../interview/state.ts';
import { parseNumbers } from '../../speech/numbers.ts';
import type { LineFinder, LineMatch } from './case-lines.ts';
import { readBackIn } from './read-back.ts';

/** What somebody else's interviewer did with a turn, as far as their words show it. */
export type InterviewerTurn = {
  /** The phases that it enters, in order. */
  phases: CasePhase[];
  ask: Ask | null;
  exhibits: string[];
  facts: string[];
  hint: { id: string; level: 'mild' | 'plain'; questionId: string } | null;
  walksThrough: boolean;
  /** The numeric question whose result was given away. */
  tells: string | null;
};

/** How near a text must come to a question of the case: less for the one that is due than for any other. */
const dueScore = 0.34;
const nearScore = 0.42;
const anyScore = 0.55;
/** Short of that, a question for a figure is the due one that it comes nearest to. */
const figureScore = 0.22;
/** Nobody comes this near by chance. */
const sureScore = 0.7;
const openingScore = 0.45;
const handoverScore = 0.4;
const factScore = 0.4;
const hintScore = 0.34;

const forFigure =
  /\b(?:how (?:much|many|long|often|large|big|far|short)|what(?:'s| is| are| was| would| will| does| do)? (?:the |be the )?(?:\w+ )?(?:share|percentage|per ?cent|proportion|number|figure|amount|total|profit|revenue|cost|margin|price|value|size|saving|income|rate)|what would (?:that|it|this) (?:be|bring|cost|come)|calculate|work out|compute|estimate|by what|put a number)\b/i;

const phaseCues: readonly (readonly [PhaseKind, RegExp])[] = [
  [
    'goodbye',
    /\b(?:good ?bye|thank you (?:very much )?for (?:your time|coming|today)|that(?:'s| is) (?:all|it|where we stop|the end)|we(?:'ll| will) (?:stop|leave it) (?:here|there)|your report (?:will|is))\b/i,
  ],
  [
    'recommendation',
    /\b(?:recommend\w*|your advice|what (?:would|do|will) you (?:tell|advise)|conclu\w+|sum (?:it |this )?up|summari[sz]e (?:your|what)|final answer|wrap (?:it |this )?up)\b/i,
  ],
  [
    'brainstorm',
    /\b(?:brainstorm|what (?:other )?ideas|any ideas|ideas (?:do|can|could) you|think of (?:other )?ways|what else could)\b/i,
  ],
  [
    'structure',
    /\b(?:structure|framework|how would you (?:approach|go about|tackle|break|think about)|your approach|lay out|where would you (?:start|look))\b/i,
  ],
  [
    'clarify',
    /\b(?:(?:any|some|your|clarifying|more) questions|what (?:would|do) you (?:like|want|need) to (?:know|ask|understand))\b/i,
  ],
];

const walksThrough =
  /\b(?:(?:walk|take|talk) me through|how (?:did|do) you (?:get|work|come|arrive)|let(?:'|’)?s check|check that|show me the steps|which steps|are you sure|double[- ]?check|look at that (?:again|figure)|how would you (?:check|test|verify)|another way to get to|(?:is|whether it is) plausible|hold that figure against)\b/i;
const gives =
  /\b(?:let(?:'|’)?s|let us|we(?:'ll| will| can| would)?|i(?:'ll| will)|just) (?:take|use|assume|say|work with|settle on|carry on with|go (?:on )?with|continue with)\b|\bwe will use\b|\bthe (?:right |correct )?(?:answer|result|figure) (?:is|would be|was)\b|\b(?:it|that) (?:should|would) (?:be|have been)\b|\bi (?:get|have|got)\b|\bactually\b/i;
const shows = /\b(?:here(?:'|’)?s?|this|these|look|see|show\w*|chart|table|graph|exhibit|slide|page|data)\b/i;
const namesHint =
  /\b(?:(?:a|one|another|small|little) (?:hint|clue|nudge|tip)|help you (?:a little|a bit|along))\b/i;
const nudges =
  /\b(?:think (?:about|of)|(?:look|have a look) (?:again|once more|at)|remember|don(?:'|’)?t forget|consider|have you (?:considered|thought|included|counted)|did you (?:include|count|consider|take)|what about)\b/i;

export function readInterviewerTurn(
  compiled: CompiledCase,
  find: LineFinder,
  state: InterviewState,
  text: string,
): InterviewerTurn {
  const matches = find(text);
  const hint = hintIn(compiled, state, matches, text);
  const ask = hint ? null : askIn(compiled, state, matches, text);
  const phases = phasesIn(compiled, state, { matches, ask, text, isHelp: hint !== null });
  const ids = (what: 'handover' | 'fact', least: number) =>
    matches.filter(({ line, score }) => line.what === what && score >= least).map(({ line }) => line.id);
  const own = ask && (ask.type === 'numeric' || ask.type === 'open') ? ask.question.exhibit : undefined;
  return {
    phases,
    ask: ask && isReachable(compiled, state, ask.phase) ? ask : null,
    exhibits: [
      ...new Set([...(shows.test(text) ? ids('handover', handoverScore) : []), ...(own ? [own] : [])]),
    ],
    facts: ids('fact', factScore),
    hint,
    walksThrough: walksThrough.test(text),
    tells: toldIn(compiled, state, text),
  };
}

type Heard = { matches: readonly LineMatch[]; ask: Ask | null; text: string; isHelp: boolean };

/** The phases whose lines are spoken, and the one whose question is put; else the one that the words speak of. */
function phasesIn(
  compiled: CompiledCase,
  state: InterviewState,
  { matches, ask, text, isHelp }: Heard,
): CasePhase[] {
  const latest = ask ? indexOf(compiled, ask.phase.id) : compiled.source.phases.length;
  const opened = matches.flatMap(({ line, score }) =>
    isOpening(line.what) && score >= openingScore && line.phase && isNear(line.phase, matches)
      ? [line.phase]
      : [],
  );
  const cued = ask || opened.length > 0 || isHelp ? null : phaseByCue(compiled, state, text);
  const entered = [...opened, ...(ask ? [ask.phase] : []), ...(cued ? [cued] : [])];
  return compiled.source.phases.filter(
    (phase, at) => entered.includes(phase) && at <= latest && isForward(compiled, state, phase),
  );
}

/** An opening that is only half like what was said loses against a line that was said to the word. */
function isNear(phase: CasePhase, matches: readonly LineMatch[]): boolean {
  const own = matches.find(({ line }) => isOpening(line.what) && line.phase === phase)?.score ?? 0;
  return own >= sureScore || (matches[0]?.score ?? 0) < sureScore;
}

const isOpening = (what: LineMatch['line']['what']): boolean => what === 'opening' || what === 'prompt';

/** The question that is put: the nearest of the case's own, which need not be near if it is the one that is due. */
function askIn(
  compiled: CompiledCase,
  state: InterviewState,
  matches: readonly LineMatch[],
  text: string,
): Ask | null {
  const asks = compiled.source.phases.flatMap(asksOf);
  const unasked = asks.filter(({ id, type }) => type !== 'task' && !state.asked.includes(id));
  const scored = matches.flatMap(({ line, score }) => {
    const rank = line.what === 'ask' ? unasked.findIndex(({ id }) => id === line.id) : -1;
    const ask = unasked[rank];
    const least = rank === 0 ? dueScore : rank < 4 ? nearScore : anyScore;
    return ask ? [{ ask, score, isSure: score >= least }] : [];
  });
  const isOtherSure = (matches[0]?.score ?? 0) >= sureScore;
  const sure = scored.find(({ isSure, score }) => isSure && (score >= sureScore || !isOtherSure));
  if (sure) return sure.ask;
  if (isOtherSure) return null;
  if (!forFigure.test(text)) return soWhatAfter(compiled, state, text);
  const nearest = scored.find(({ ask, score }) => ask.type === 'numeric' && score >= figureScore);
  if (nearest) return nearest.ask;
  return isFigureDue(compiled, state, text) ? (unasked.find(({ type }) => type === 'numeric') ?? null) : null;
}

/** The structure is there, no figure is open, and one is asked for: it can hardly be another than the next. */
function isFigureDue(compiled: CompiledCase, state: InterviewState, text: string): boolean {
  const phase = compiled.source.phases.find(({ id }) => id === state.phase?.id);
  if (!phase || !middle.has(phase.kind) || !text.includes('?') || walksThrough.test(text) || readBackIn(text))
    return false;
  const open = state.ask && findAsk(compiled, state.ask.askId);
  return open?.type !== 'numeric' || progressOf(state, open.question.id).last?.verdict === 'right';
}

/** A question that asks for no figure, once the figure is there, asks what it means. */
function soWhatAfter(compiled: CompiledCase, state: InterviewState, text: string): Ask | null {
  const open = state.ask && findAsk(compiled, state.ask.askId);
  if (open?.type !== 'numeric' || !text.includes('?') || walksThrough.test(text) || readBackIn(text))
    return null;
  const { last } = progressOf(state, open.question.id);
  const next = findAsk(compiled, soWhatIdOf(open.question.id));
  return last && next?.type === 'so_what' ? next : null;
}

/** Help with the question that is open. A definition, an axis or a repeat is none. */
function hintIn(
  compiled: CompiledCase,
  state: InterviewState,
  matches: readonly LineMatch[],
  text: string,
): InterviewerTurn['hint'] {
  const open = state.ask && findAsk(compiled, state.ask.askId);
  if (open?.type !== 'numeric' && open?.type !== 'open') return null;
  const questionId = open.question.id;
  const best = matches.find(({ line }) => line.what === 'hint' && line.questionId === questionId);
  const other = matches.find(({ line }) => line.what !== 'hint' && line.what !== 'opening');
  const isNearest = best && best.score >= hintScore && best.score >= (other?.score ?? 0);
  if (isNearest) return { id: best.line.id, level: best.line.level, questionId };
  const { last, hints } = progressOf(state, questionId);
  const isHelp = namesHint.test(text) || (last?.verdict === 'wrong' && nudges.test(text));
  if (!isHelp || (other?.score ?? 0) >= dueScore) return null;
  // In words that the case does not know it helps as much as the next hint would.
  const next = open.question.hints.find(({ id }) => !hints.some((given) => given.id === id));
  return next ? { id: next.id, level: next.level, questionId } : null;
}

function phaseByCue(compiled: CompiledCase, state: InterviewState, text: string): CasePhase | null {
  for (const [kind, cue] of phaseCues) {
    const phase = compiled.source.phases.find((one) => one.kind === kind);
    if (phase && cue.test(text) && isForward(compiled, state, phase) && mayFollow(compiled, state, kind))
      return phase;
  }
  return null;
}

/** "Thank you for coming" opens many an interview, and "recommend" stands in many a prompt: neither ends the case. */
function mayFollow(compiled: CompiledCase, state: InterviewState, kind: PhaseKind): boolean {
  const entered = compiled.source.phases
    .filter(({ id }) => state.phasesEntered.includes(id))
    .map((one) => one.kind);
  if (kind === 'goodbye') return entered.includes('recommendation');
  if (kind === 'recommendation' || kind === 'brainstorm')
    return entered.includes('structure') || entered.includes('analysis');
  return kind === 'clarify'
    ? entered.includes('prompt')
    : entered.includes('prompt') || entered.includes('clarify');
}

const indexOf = (compiled: CompiledCase, id: string | undefined): number =>
  compiled.source.phases.findIndex((phase) => phase.id === id);

function isForward(compiled: CompiledCase, state: InterviewState, phase: CasePhase): boolean {
  return phase.id !== state.phase?.id && isReachable(compiled, state, phase);
}

const middle: ReadonlySet<PhaseKind> = new Set(['structure', 'analysis', 'brainstorm']);

/** A later phase, or another of the middle of the case, which some candidates go through in an order of their own. */
function isReachable(compiled: CompiledCase, state: InterviewState, phase: CasePhase): boolean {
  const now = indexOf(compiled, state.phase?.id);
  const current = compiled.source.phases[now];
  return (
    indexOf(compiled, phase.id) >= now ||
    (current !== undefined &&
      middle.has(current.kind) &&
      middle.has(phase.kind) &&
      phase.kind !== 'structure')
  );
}

function toldIn(compiled: CompiledCase, state: InterviewState, text: string): string | null {
  const ask = state.ask && findAsk(compiled, state.ask.askId);
  const question = ask?.type === 'numeric' ? findNumericQuestion(compiled, ask.question.id) : undefined;
  const answer = question && compiled.values[question.answer];
  if (!question || !answer || readBackIn(text)) return null;
  const { last, told } = progressOf(state, question.id);
  if (told || (last && last.verdict !== 'wrong')) return null;
  const isSaid = text.split(/(?<=[.!?])\s+/).some(
    (sentence) =>
      !sentence.includes('?') &&
      gives.test(sentence) &&
      parseNumbers(sentence).some((figure) => {
        const converted = convertTo(figure, answer.unit);
        return (
          converted.fit !== 'other' &&
          Math.abs(converted.value - answer.value) <= question.tolerance * Math.abs(answer.value)
        );
      }),
  );
  return isSaid ? question.id : null;
}
