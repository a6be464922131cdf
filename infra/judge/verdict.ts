import { findBreaches, type Breach } from './checker.ts';
import { craftOf, type Craft } from './craft.ts';
import type { Played } from './play.ts';
import { reactionsIn, type Reaction } from './poker-face.ts';
import type { Row } from './rows.ts';

/** What the checker and the counts say of one interview. */
export type Verdict = {
  played: Pick<Played, 'profile' | 'seed' | 'voice'> & { caseId: string; mode: string };
  craft: Craft;
  breaches: Breach[];
  reactions: Reaction[];
  /** Clauses of the simulated model, and those of them that a guard stopped, each with the guard. */
  clauses: number;
  stopped: { guard: string; clause: string; reason: string }[];
  faults: string[];
};

export function judgeInterview(played: Played): Verdict {
  const { profile, sitting, seed, voice, events } = played;
  const caseId = sitting.case.source.id;
  const craft = craftOf(played);
  const breaches = findBreaches(sitting.case, events);
  const stopped = events.flatMap((event) => (event.kind === 'guard_stopped' ? [event.data] : []));
  return {
    played: { profile, seed, voice, caseId, mode: sitting.mode },
    craft,
    breaches,
    reactions: reactionsIn(events, `${profile.name}|${seed}|${voice}`),
    clauses: played.emitted.length,
    stopped,
    faults: faultsOf(craft, breaches, profile),
  };
}

/** The interviewer's share of all that was said. */
export const shareOfTalk = ({
  interviewerWords,
  candidateWords,
}: Pick<Craft, 'interviewerWords' | 'candidateWords'>): number =>
  interviewerWords / Math.max(1, interviewerWords + candidateWords);

/** What kept an interview from being well led; empty when nothing did. Length is counted over all of them. */
function faultsOf(craft: Craft, breaches: readonly Breach[], profile: Played['profile']): string[] {
  const { replies, manyQuestions } = craft;
  return [
    ...breaches.map(({ kind, what }) => `${kind} ${what}`),
    ...(manyQuestions > Math.max(0, replies * 0.05) ? [`${manyQuestions} replies with two questions`] : []),
    ...(craft.intoThinking > 0 ? [`${craft.intoThinking} replies into thinking time`] : []),
    ...craft.twice.map((id) => `asked twice: ${id}`),
    ...craft.lost.map((line) => `lost: ${line}`),
    ...craft.missing.map((id) => `never came to ${id}`),
    ...(craft.endedAs === profile.ends ? [] : [`ended ${craft.endedAs} and not ${profile.ends}`]),
  ];
}

export const rowOf = ({ played, craft, breaches, clauses, stopped, faults }: Verdict): Row => ({
  candidate: played.profile.name,
  seed: played.seed,
  case: played.caseId,
  mode: played.mode,
  model: played.voice,
  turns: craft.turns,
  replies: craft.replies,
  over_35_words: craft.long,
  several_questions: craft.manyQuestions,
  share_of_talk: shareOfTalk(craft).toFixed(3),
  into_thinking: craft.intoThinking,
  inventions: breaches.filter(({ kind }) => kind === 'invention').length,
  leaks: breaches.filter(({ kind }) => kind !== 'invention').length,
  clauses,
  stopped: stopped.length,
  ended: craft.endedAs,
  faults: faults.join('; '),
});
