import { findAsk } from '@caseroom/core/interview/agenda';
import { speakFigure } from '@caseroom/core/case/spoken-figure';
import type { CompiledCase } from '@caseroom/core/case/schema';
import type { InterviewState } from '@caseroom/core/interview/state';
import type { Candidate } from '../text-session.ts';
import { follower } from './listener.ts';

/** How a candidate who knows the key of any case behaves; `factor` makes every figure wrong by as much. */
export type Habits = { factor?: number; afterMs?: number };

/** More lines than any case needs; who is still talking then goes round in a circle. */
const mostLines = 150;

/** A candidate for any case, made from its key: says what an answer may contain, in the key's own cues. */
export function keyCandidate(compiled: CompiledCase, { factor = 1, afterMs = 2000 }: Habits = {}): Candidate {
  let lines = 0;
  const read = follower(compiled);
  return (events, nowMs) => {
    lines += 1;
    if (lines > mostLines) return null;
    return { text: lineFor(compiled, read(events), factor, lines), t_ms: nowMs + afterMs };
  };
}

function lineFor(compiled: CompiledCase, state: InterviewState, factor: number, count: number): string {
  const last = state.directives.findLast(({ act }) => !['wait', 'check_in'].includes(act));
  const ask = state.ask ? findAsk(compiled, state.ask.askId) : undefined;
  switch (last?.act) {
    case 'greet':
      return 'Yes, I am ready.';
    case 'give_prompt':
      return compiled.source.facts[0]
        ? `What about ${compiled.source.facts[0].asks[0]}?`
        : 'No further questions.';
    case 'answer_fact':
    case 'clarify':
    case 'ask_precision':
    case 'no_data':
      return 'No further questions.';
    case 'read_back':
      return 'Yes, that is right.';
    case 'ask_unit':
      return ask?.type === 'numeric' ? figureOf(compiled, ask.question.answer, factor) : 'Dollars.';
    case 'what_else':
      return count % 2 ? 'Nothing else.' : cuesOf(compiled, 'ideas');
    case 'pushback':
      return ask?.type === 'open'
        ? `Because ${ask.question.pushbacks[0]?.resolved_by[0] ?? 'it matters'} tells us.`
        : 'Because it matters.';
    case 'thinking_check':
      return 'No, let us go on.';
    default:
      break;
  }
  if (ask?.type === 'numeric') return `So that is ${figureOf(compiled, ask.question.answer, factor)}.`;
  if (ask?.type === 'so_what')
    return compiled.source.key.insights.find(({ id }) => id === ask.insight)?.say ?? 'It matters.';
  if (ask?.phase.kind === 'analysis') return leadingLine(compiled, state);
  if (ask?.phase.kind === 'brainstorm') return cuesOf(compiled, 'ideas');
  if (ask?.phase.kind === 'recommendation')
    return `${compiled.source.key.recommendation.say}, because of what we found. A risk is ${cuesOf(compiled, 'risks')}, and next I would run a test.`;
  return `I would look at ${cuesOf(compiled, 'drivers')}, in that order, and begin with the first of them.`;
}

function leadingLine(compiled: CompiledCase, state: InterviewState): string {
  const exhibit = compiled.source.exhibits.find(
    ({ id, asks }) => asks.length > 0 && !state.exhibits.some((shown) => shown.id === id),
  );
  return exhibit
    ? `Next I would like to see ${exhibit.asks[0]}.`
    : 'That is all, I am done with the analysis.';
}

const cuesOf = (compiled: CompiledCase, group: 'drivers' | 'ideas' | 'risks'): string =>
  compiled.source.key[group].map(({ cues }) => cues[0]).join(' and ') || 'a few more things of this kind';

function figureOf(compiled: CompiledCase, name: string, factor: number): string {
  const answer = compiled.values[name];
  return answer ? speakFigure(answer.value * factor, answer.unit, 'figure') : '';
}
