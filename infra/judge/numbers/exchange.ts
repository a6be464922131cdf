import type { CompiledCase } from '@caseroom/core/case/schema';
import { decide } from '@caseroom/core/interview/decide';
import { apply, fold } from '@caseroom/core/interview/fold';
import type { FoldableEvent, NewEvent } from '@caseroom/core/interview/fold-event';
import type { InterviewState } from '@caseroom/core/interview/state';
import { countingIds, logOf } from '@caseroom/core/interview/testing/log-of';
import type { Directive, EventBody } from '@caseroom/core/log/event';

/** What a candidate says to a question: the turn, and what they answer when asked back. */
export type Spoken = {
  text: string;
  /** Whether a figure that is read back is the one that was said; otherwise what was said is repeated. */
  heardRight: boolean;
  /** The figure alone, for when it is asked for again. */
  figure: string;
  unit: string;
  /** A wrong result of the question before, from which the candidate goes on. */
  own?: number;
};

export type Outcome = {
  verdict: 'right' | 'wrong' | 'none';
  readBack: boolean;
  askedWhich: boolean;
  askedAgain: boolean;
  askedUnit: boolean;
};

const mostTurns = 4;
const turnMs = 20_000;

/** Says a turn to the interviewer's decisions, and answers what is asked back until the figure is judged. */
export function exchange(compiled: CompiledCase, spoken: Spoken, seed: number): Outcome {
  const newId = countingIds();
  const outcome: Outcome = {
    verdict: 'none',
    readBack: false,
    askedWhich: false,
    askedAgain: false,
    askedUnit: false,
  };
  let state = fold(compiled, opening(compiled, spoken, seed));
  let text: string | null = spoken.text;
  for (let turn = 1; text !== null && turn <= mostTurns; turn += 1) {
    const step = take(compiled, state, text, turn * turnMs, newId);
    state = step.state;
    const judged = step.events.find((event) => event.kind === 'number_judged');
    if (judged?.kind === 'number_judged') {
      outcome.verdict = judged.data.verdict.startsWith('right') ? 'right' : 'wrong';
      return outcome;
    }
    const isChoice = step.events.some(
      ({ kind, data }) => kind === 'number_stated' && data.needs === 'choice',
    );
    text = isChoice ? choose(spoken, outcome) : reply(spoken, step.directive, outcome);
  }
  return outcome;
}

function choose({ figure }: Spoken, outcome: Outcome): string {
  outcome.askedWhich = true;
  return figure === '' ? 'The second one.' : figure;
}

function reply(spoken: Spoken, { act }: Directive, outcome: Outcome): string | null {
  switch (act) {
    case 'read_back':
      outcome.readBack = true;
      return spoken.heardRight ? 'Yes, that is right.' : `No, I said ${spoken.figure}.`;
    case 'ask_unit':
      outcome.askedUnit = true;
      return spoken.unit;
    case 'acknowledge':
      if (spoken.figure === '') return null;
      outcome.askedAgain = true;
      return `My answer is ${spoken.figure}.`;
    default:
      return null;
  }
}

function take(
  compiled: CompiledCase,
  state: InterviewState,
  text: string,
  atMs: number,
  newId: () => string,
) {
  const id = newId();
  const event = (body: EventBody, eventId = newId()): NewEvent => ({
    ...body,
    event_id: eventId,
    occurred_ms: atMs,
    turn_id: null,
    causation_id: null,
  });
  const data = { text, words: [], start_ms: atMs - 4000, end_ms: atMs, confidence: null, recogniser: null };
  const heard = event({ kind: 'utterance_heard', data: { ...data, modality: 'spoken', role: 'turn' } }, id);
  const after = applied(compiled, state, [heard]);
  const utterances = [{ id, text, modality: 'spoken' as const, confidence: null }];
  const decision = decide(compiled, after, { type: 'turn', turn: { utterances, text } }, atMs, newId);
  const { directive, intent, plannedText } = decision;
  const taken = event({
    kind: 'turn_taken',
    data: { utterance_ids: [id], text, intent, directive, picked_by: 'policy' },
  });
  const reply_id = newId();
  const said = { reply_id, text: plannedText, start_ms: atMs, end_ms: atMs, interrupted: false };
  const events = [
    taken,
    ...decision.consequences,
    event({ kind: 'reply_begun', data: { reply_id, directive, planned_text: plannedText } }),
    event({ kind: 'reply_said', data: { ...said, source: 'case' } }),
  ];
  return { state: applied(compiled, after, events), directive, events };
}

const applied = (
  compiled: CompiledCase,
  state: InterviewState,
  events: readonly NewEvent[],
): InterviewState =>
  events.reduce(
    (before, event) => apply(compiled, before, { ...event, producer_kind: 'interviewer' }),
    state,
  );

/** The log up to the moment when the question has been put. */
function opening(compiled: CompiledCase, { own }: Spoken, seed: number): FoldableEvent[] {
  const phase_id = compiled.source.phases.find(({ kind }) => kind === 'analysis')?.id ?? '';
  const versions = { policy: 'judge', prompts: 'judge', rubric: 'judge' };
  const start = { case_id: 'judge', case_hash: compiled.case_hash, seed, versions } as const;
  const judged: EventBody = {
    kind: 'number_judged',
    data: {
      question_id: 'first',
      stated_id: null,
      value: own ?? 0,
      unit: null,
      expected: 0,
      expected_on_own: null,
      verdict: 'wrong',
      error: 'arithmetic',
      wrong_turn_id: null,
      attempt: 1,
      credit: 0,
    },
  };
  const ask: EventBody = {
    kind: 'timer_fired',
    data: { timer: 'at_once', directive: { act: 'ask', question_id: 'asked' } },
  };
  return logOf([
    [
      0,
      {
        kind: 'session_started',
        data: { ...start, mode: 'interviewer-led', setting: 'practice', door: 'talk' },
      },
      'api',
    ],
    [0, { kind: 'phase_entered', data: { phase_id, reason: 'done' } }],
    ...(own === undefined ? [] : [[0, judged] as const]),
    [0, ask],
  ]);
}
