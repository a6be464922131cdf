import type { CompiledCase } from '@caseroom/core/case/schema';
import type { InterviewState } from '@caseroom/core/interview/state';
import { countWords, withoutAcknowledgement } from '@caseroom/core/interview/wording';
import type { DirectiveAct, EventData } from '@caseroom/core/log/event';
import { sentencesOf } from './clauses.ts';
import type { Guard } from './guards/guard.ts';
import { carriesLine, unsaidQuestion } from './lines.ts';
import { clausesOf, replayed } from './model-clauses.ts';
import type { InterviewerModel } from './model.ts';
import type { Proposal, Rehearsal } from './port.ts';
import { orderFor } from './prompt.ts';

export type SpeakerDeps = {
  case: CompiledCase;
  model: InterviewerModel | null;
  guards: readonly Guard[];
  state: () => InterviewState;
  stopped: (data: EventData<'guard_stopped'>) => void;
};

export interface Speaker {
  speak(proposal: Proposal, signal: AbortSignal, rehearsal?: Rehearsal): AsyncIterable<string>;
  rehearse(proposal: Proposal): Rehearsal;
  /** Whose words a reply was spoken with. */
  sourceOf(replyId: string): 'model' | 'case';
}

/** No model words these: facts and set phrases are said as the case has them. What a model leads in to is `carriesLine`. */
const verbatim: ReadonlySet<DirectiveAct> = new Set([
  'give_prompt',
  'continue_reply',
  'answer_fact',
  'define',
  'correct_recap',
  'read_back',
  'give_result',
  'clarify',
  'relay_whisper',
  'apologise_lost',
  'hearing_trouble',
  'goodbye',
  'greet',
  'repeat',
  'grant_thinking',
  'no_data',
]);

export function createSpeaker(deps: SpeakerDeps): Speaker {
  const byModel = new Set<string>();
  const modelFor = (proposal: Proposal) =>
    verbatim.has(proposal.directive.act) || isLong(proposal) ? null : deps.model;
  const clausesFor = (model: InterviewerModel, proposal: Proposal, signal: AbortSignal) =>
    clausesOf(model, orderFor(deps.state(), proposal), signal);
  return {
    speak(proposal, signal, rehearsal) {
      const model = modelFor(proposal);
      signal.addEventListener('abort', () => rehearsal?.abort(), { once: true });
      const clauses = model && (rehearsal?.clauses ?? clausesFor(model, proposal, signal));
      return say(deps, proposal, signal, clauses, {
        stopped: deps.stopped,
        spoke: () => void byModel.add(proposal.id),
      });
    },
    rehearse(proposal) {
      const life = new AbortController();
      const model = modelFor(proposal);
      const clauses = model && !proposal.silent ? replayed(clausesFor(model, proposal, life.signal)) : null;
      // What a guard would stop is told when it is really said.
      const quiet = { stopped() {}, spoke() {} };
      return {
        proposal,
        clauses,
        words: () => say(deps, proposal, life.signal, clauses, quiet),
        abort: () => life.abort(),
      };
    },
    sourceOf: (id) => (byModel.has(id) ? 'model' : 'case'),
  };
}

type Hooks = { stopped: SpeakerDeps['stopped']; spoke: () => void };

/** `clauses` are a model's, unguarded; null: the case's own line. */
async function* say(
  deps: SpeakerDeps,
  proposal: Proposal,
  signal: AbortSignal,
  clauses: AsyncIterable<string> | null,
  hooks: Hooks,
): AsyncGenerator<string> {
  if (proposal.silent || signal.aborted) return;
  if (!clauses) {
    yield* sentencesOf(proposal.plannedText);
    return;
  }
  let spoken = '';
  for await (const clause of guarded(deps, clauses, proposal, hooks.stopped)) {
    if (signal.aborted) return;
    hooks.spoke();
    spoken = `${spoken} ${clause}`.trim();
    yield clause;
  }
  if (!signal.aborted) yield* sentencesOf(whatIsMissing(proposal, spoken));
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
  clauses: AsyncIterable<string>,
  proposal: Proposal,
  stopped: SpeakerDeps['stopped'],
): AsyncGenerator<string> {
  const state = deps.state();
  let before = '';
  for await (const text of clauses) {
    const clause = { text, before, proposal, case: deps.case, state };
    const stop = firstStop(deps.guards, clause);
    if (stop) {
      stopped({ guard: stop.guard.name, reason: stop.reason, clause: text });
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
