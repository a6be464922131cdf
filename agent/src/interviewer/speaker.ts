import type { CompiledCase } from '@caseroom/core/case/schema';
import type { InterviewState } from '@caseroom/core/interview/state';
import { countWords } from '@caseroom/core/interview/wording';
import type { DirectiveAct, EventData } from '@caseroom/core/log/event';
import { createClauseBuffer, sentencesOf } from './clauses.ts';
import type { Guard } from './guards/guard.ts';
import { carriesLine, unsaidQuestion, withoutAcknowledgement } from './lines.ts';
import type { InterviewerModel } from './model.ts';
import type { Proposal } from './port.ts';
import { orderFor } from './prompt.ts';

export type SpeakerDeps = {
  case: CompiledCase;
  model: InterviewerModel | null;
  guards: readonly Guard[];
  state: () => InterviewState;
  stopped: (data: EventData<'guard_stopped'>) => void;
};

export interface Speaker {
  speak(proposal: Proposal, signal: AbortSignal): AsyncIterable<string>;
  /** Whose words a reply was spoken with. */
  sourceOf(replyId: string): 'model' | 'case';
}

/** A model that has not begun after this long is not waited for: silence is worse than a plain line. */
const firstWordsMs = 2_500;
/** And one that stalls in mid-sentence for this long has failed. */
const stallMs = 2_000;

/** What a model may only lead in to: the case's own words follow, for they carry its facts and questions. */
const verbatim: ReadonlySet<DirectiveAct> = new Set([
  'give_prompt',
  'answer_fact',
  'define',
  'correct_recap',
  'read_back',
  'give_result',
  'clarify',
  'relay_whisper',
  'apologise_lost',
  'goodbye',
  'greet',
  'repeat',
  'grant_thinking',
  'no_data',
]);

export function createSpeaker(deps: SpeakerDeps): Speaker {
  const byModel = new Set<string>();
  async function* speak(proposal: Proposal, signal: AbortSignal): AsyncGenerator<string> {
    if (proposal.silent || signal.aborted) return;
    if (!deps.model || verbatim.has(proposal.directive.act) || isLong(proposal)) {
      yield* sentencesOf(proposal.plannedText);
      return;
    }
    let spoken = '';
    for await (const clause of guarded(deps, deps.model, proposal, signal)) {
      if (signal.aborted) return;
      byModel.add(proposal.id);
      spoken = `${spoken} ${clause}`.trim();
      yield clause;
    }
    if (!signal.aborted) yield* sentencesOf(whatIsMissing(proposal, spoken));
  }
  return { speak, sourceOf: (id) => (byModel.has(id) ? 'model' : 'case') };
}

/** A line of this length needs no lead-in: with one it would be more than a listener keeps. */
const longLineWords = 25;

const isLong = ({ directive, plannedText }: Proposal): boolean =>
  carriesLine(directive.act) && countWords(plannedText) > longLineWords;

/** The policy's own line in full when nothing was said; otherwise what the reply must not be without. */
function whatIsMissing({ directive, plannedText }: Proposal, spoken: string): string {
  if (spoken === '') return plannedText;
  return carriesLine(directive.act)
    ? withoutAcknowledgement(plannedText)
    : unsaidQuestion(plannedText, spoken);
}

async function* guarded(
  deps: SpeakerDeps,
  model: InterviewerModel,
  proposal: Proposal,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const state = deps.state();
  let before = '';
  for await (const text of clausesOf(model, orderFor(deps.case, state, proposal), signal)) {
    const clause = { text, before, proposal, case: deps.case, state };
    const stop = firstStop(deps.guards, clause);
    if (stop) {
      deps.stopped({ guard: stop.guard.name, reason: stop.reason, clause: text });
      return;
    }
    before = `${before} ${text}`.trim();
    yield text;
  }
}

function firstStop(guards: readonly Guard[], clause: Parameters<Guard['check']>[0]) {
  for (const guard of guards) {
    const reason = guard.check(clause);
    if (reason !== null) return { guard, reason };
  }
  return null;
}

/** The model's clauses as they come; ends without a word when it fails or stalls. */
async function* clausesOf(
  model: InterviewerModel,
  order: Parameters<InterviewerModel['stream']>[0],
  signal: AbortSignal,
): AsyncGenerator<string> {
  const buffer = createClauseBuffer();
  const aborter = new AbortController();
  const stream = model.stream(order, AbortSignal.any([signal, aborter.signal]))[Symbol.asyncIterator]();
  let waitMs = firstWordsMs;
  try {
    for (;;) {
      const next = await within(stream.next(), waitMs);
      if (next === 'late') return;
      if (next.done) break;
      waitMs = stallMs;
      yield* buffer.push(next.value);
    }
    const rest = buffer.rest();
    // What does not end as a sentence was cut off.
    if (/[.!?]["')\]]?$/.test(rest)) yield rest;
  } catch {
    // The model failed; the policy's own line takes over where it stopped.
  } finally {
    aborter.abort();
    void stream.return?.().catch(() => undefined);
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
