import type { InterviewRecord } from '../record.ts';

/** At most one evaluation is published for a rubric. */
export function oneEvaluation({ stored }: InterviewRecord): string[] {
  const published = stored.evaluations.filter((one) => one.published);
  const byRubric = Object.groupBy(published, ({ rubricVersion }) => rubricVersion);
  return Object.entries(byRubric).flatMap(([rubric, all]) =>
    (all ?? []).length > 1 ? [`${all?.length} evaluations are published by rubric ${rubric}`] : [],
  );
}

/** The session has ended, once, and was evaluated. */
export function endState({ stored, log }: InterviewRecord): string[] {
  const ends = log.filter(({ kind }) => kind === 'session_ended').length;
  return [
    ...(stored.status === 'ended' ? [] : [`the session is ${stored.status}`]),
    ...(ends === 1 ? [] : [`the log holds ${ends} ends`]),
    ...(stored.evaluations.some(({ published }) => published) ? [] : ['no evaluation was published']),
  ];
}

/** A published score rests on exactly the stored log: its head has the hash, and nothing that was said came later. */
export function scoreFromLog({ stored, log }: InterviewRecord): string[] {
  const hashAt = new Map(stored.chain.map(({ seq, hash }) => [seq, hash]));
  const gap = log.findIndex(({ seq }, index) => seq !== index + 1);
  return [
    ...(gap === -1 ? [] : [`event ${gap + 1} is missing`]),
    ...(hashAt.get(stored.headSeq) === stored.headHash
      ? []
      : ['the stored events do not give the head hash']),
    ...stored.evaluations.flatMap(({ published, headSeq, headHash }) => {
      if (!published) return [];
      const later = log.filter(
        ({ seq, kind }) => seq > headSeq && (kind === 'utterance_heard' || kind === 'reply_said'),
      );
      return [
        ...(hashAt.get(headSeq) === headHash ? [] : ['a score rests on a log that is not the stored one']),
        ...(later.length === 0 ? [] : [`a score leaves out ${later.length} events that came later`]),
      ];
    }),
  ];
}
