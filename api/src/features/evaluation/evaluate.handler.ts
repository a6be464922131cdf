import type { CompiledCase } from '@caseroom/core/case/schema';
import type { Door, LogEvent } from '@caseroom/core/log/event';
import type { Report } from '@caseroom/core/wire/report';
import { AppError } from '../../errors/app-error.ts';
import type { JobHandler } from '../../jobs/registry.ts';
import type { Budget } from '../budget/budget.service.ts';
import type { Evaluation } from './evaluation.repository.ts';
import { ALIVE_EVERY_MS, type Evaluations } from './evaluation.service.ts';
import type { Judged } from './judge-budget.service.ts';
import type { Judge } from './judge.ts';
import { runEvaluation } from './run-evaluation.ts';

/** What an evaluation needs of a session beside its log. */
export type EvaluatedSession = {
  accountId: string;
  compiled: CompiledCase;
  door: Door;
  consents: { recording: boolean; providers: boolean };
  segments: Report['recording']['segments'];
};

export type EvaluateDeps = {
  evaluations: Pick<
    Evaluations,
    'begin' | 'find' | 'touch' | 'markStep' | 'storeStep' | 'findStep' | 'publish' | 'fail'
  >;
  /** The judge of one evaluation. Null: nobody judges, and the report says so. */
  judging: ((judged: Judged) => Judge) | null;
  budget: Pick<Budget, 'isDaySpent' | 'book'>;
  /** Undefined once it has been erased. */
  findSession: (sessionId: string) => Promise<EvaluatedSession | undefined>;
  listEvents: (sessionId: string) => Promise<LogEvent[]>;
  now: () => Date;
};

/** Builds the report of a session from its log. Runs any number of times; publishes once. */
export function createEvaluateHandler(deps: EvaluateDeps): JobHandler<'evaluateSession'> {
  return {
    run: async ({ evaluation_id }, { signal }) => {
      const evaluation = await deps.evaluations.begin(evaluation_id);
      const session = evaluation && (await deps.findSession(evaluation.session_id));
      if (!evaluation || !session) return;
      const judged = { evaluationId: evaluation_id, accountId: session.accountId };
      const why = await whyUnjudged(deps, session);
      const judge = why === null ? (deps.judging?.(judged) ?? null) : null;
      const report = await alive(deps, evaluation_id, () =>
        makeReport(deps, { evaluation, session, judge, signal }),
      );
      await deps.evaluations.publish(evaluation_id, why === null ? report : saying(report, why));
    },
    giveUp: async ({ evaluation_id }, error) => {
      // A fault of our own strikes the rules too; what a judge could not do leaves them standing.
      const why = whyByRules(error);
      const byRules = why === null ? undefined : await makeReportByRules(deps, evaluation_id, why);
      await deps.evaluations.fail(evaluation_id, reasonFor(error), byRules);
    },
  };
}

/** Says meanwhile that somebody is at work, so that nobody begins it a second time. */
async function alive<T>({ evaluations }: EvaluateDeps, id: string, work: () => Promise<T>): Promise<T> {
  // A sign of life that cannot be given says what it should.
  const timer = setInterval(() => void evaluations.touch(id).catch(() => undefined), ALIVE_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

type Making = {
  evaluation: Evaluation;
  session: EvaluatedSession;
  judge: Judge | null;
  signal: AbortSignal;
};

async function makeReport(deps: EvaluateDeps, { evaluation, session, ...making }: Making): Promise<Report> {
  const { session_id } = evaluation;
  const events = headOf(await deps.listEvents(session_id), evaluation.head_seq);
  return runEvaluation(
    {
      compiled: session.compiled,
      events,
      identity: identityOf(evaluation, session, deps.now()),
      recording: recordingOf(session),
    },
    {
      ...making,
      book: (usage) => deps.budget.book({ id: session_id, account_id: session.accountId }, usage),
      steps: stepsOf(deps, evaluation.id),
    },
  );
}

/** What stands without the judge. Undefined where not even that can be made: the first fault is the one to tell. */
async function makeReportByRules(deps: EvaluateDeps, id: string, why: string): Promise<Report | undefined> {
  try {
    const evaluation = await deps.evaluations.find(id);
    const session = evaluation && (await deps.findSession(evaluation.session_id));
    if (!evaluation || !session) return undefined;
    const { signal } = new AbortController();
    const report = await makeReport(deps, { evaluation, session, judge: null, signal });
    return saying(report, why);
  } catch {
    return undefined;
  }
}

/** Null: there is nothing that rules could make of it either. */
function whyByRules(error: unknown): string | null {
  if (!(error instanceof AppError)) return judgeAway;
  return error.code === 'judging_budget_spent' ? error.forPeople : null;
}

const judgeAway =
  'The judge could not be reached, so no model judged what you said as a whole. Numbers, timing and coverage stand. Make the report again to have it judged.';

const saying = (report: Report, why: string): Report => ({
  ...report,
  overall: { ...report.overall, why },
});

/** With the day's money spent, or without consent, a report is made by rules alone, and says why. */
async function whyUnjudged(
  { judging, budget }: EvaluateDeps,
  { consents }: EvaluatedSession,
): Promise<string | null> {
  if (judging === null) return null;
  if (!consents.providers) return noConsent;
  return (await budget.isDaySpent()) ? daySpent : null;
}

const noConsent =
  'You chose that no provider reads what you said, so no model judged it as a whole. Numbers, timing and coverage stand.';
const daySpent =
  'What judging may cost here in a day is spent, so no model judged what you said as a whole. Numbers, timing and coverage stand.';

/** The frozen head, whole: a log with a gap is not the interview that took place. */
export function headOf(events: readonly LogEvent[], headSeq: number): LogEvent[] {
  const head = events.filter((event) => event.seq <= headSeq);
  const gap = head.findIndex((event, index) => event.seq !== index + 1);
  const missing = gap !== -1 ? gap + 1 : head.length < headSeq ? head.length + 1 : undefined;
  if (missing === undefined) return head;
  throw new AppError(
    'internal',
    `Event ${missing} of the interview's log is missing, so it cannot be evaluated. Please tell whoever runs this server.`,
  );
}

const stepsOf = (
  { evaluations }: EvaluateDeps,
  id: string,
): Parameters<typeof runEvaluation>[1]['steps'] => ({
  find: (step) => evaluations.findStep(id, step),
  store: (step, result) => evaluations.storeStep(id, step, result),
  mark: (step, perCent) => evaluations.markStep(id, step, perCent),
});

const identityOf = (
  evaluation: Evaluation,
  session: EvaluatedSession,
  now: Date,
): Parameters<typeof runEvaluation>[0]['identity'] => ({
  session_id: evaluation.session_id,
  evaluation_id: evaluation.id,
  rubric_version: evaluation.rubric_version,
  evaluator_version: evaluation.evaluator_version,
  head_seq: evaluation.head_seq,
  created_at: now.toISOString(),
  door: session.door,
});

function recordingOf({ consents, segments, door }: EvaluatedSession): Report['recording'] {
  const why = whyNoReplay(consents.recording, segments.length, door);
  return { available: why === null, why, segments: why === null ? segments : [] };
}

function whyNoReplay(consented: boolean, segments: number, door: Door): string | null {
  if (door === 'type') return 'A typed interview has no sound to replay.';
  if (!consented) return 'You chose not to be recorded, so there is nothing to replay.';
  return segments === 0 ? 'No recording arrived, so there is nothing to replay.' : null;
}

/** What people read when every try has failed. */
const reasonFor = (error: unknown): string =>
  error instanceof AppError
    ? error.forPeople
    : 'The judge could not be reached or did not answer in a form that can be checked. Nothing is lost; try again in a while.';
