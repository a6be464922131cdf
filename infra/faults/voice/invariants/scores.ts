import type { InterviewRecord } from '../record.ts';

/** What makes another log of the interview, and so another score. */
const sayings: ReadonlySet<string> = new Set(['utterance_heard', 'reply_said', 'line_corrected']);

/** At most one evaluation is published for a rubric, and another only where something said came between their heads. */
export function oneEvaluation({ stored, log }: InterviewRecord): string[] {
  const published = stored.evaluations.filter((one) => one.published);
  return published.flatMap(({ rubricVersion, headSeq }, index) => {
    const last = published.slice(0, index).findLast((one) => one.rubricVersion === rubricVersion);
    const isNew = log.some(
      ({ seq, kind }) => last && seq > last.headSeq && seq <= headSeq && sayings.has(kind),
    );
    return last === undefined || isNew
      ? []
      : [`rubric ${rubricVersion} has two evaluations of the same talk`];
  });
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

/** Each published score rests on a head of the stored log, and the newest on everything that was said. */
export function scoreFromLog({ stored, log }: InterviewRecord): string[] {
  const hashAt = new Map(stored.chain.map(({ seq, hash }) => [seq, hash]));
  const gap = log.findIndex(({ seq }, index) => seq !== index + 1);
  const published = stored.evaluations.filter((one) => one.published);
  const foreign = published.filter(({ headSeq, headHash }) => hashAt.get(headSeq) !== headHash);
  const newest = Math.max(0, ...published.map(({ headSeq }) => headSeq));
  const later = log.filter(({ seq, kind }) => seq > newest && sayings.has(kind));
  return [
    ...(gap === -1 ? [] : [`event ${gap + 1} is missing`]),
    ...(hashAt.get(stored.headSeq) === stored.headHash
      ? []
      : ['the stored events do not give the head hash']),
    ...foreign.map(() => 'a score rests on a log that is not the stored one'),
    ...(published.length === 0 || later.length === 0
      ? []
      : [`the newest score leaves out ${later.length} events that came later`]),
  ];
}
