import type { CompiledCase, Dimension } from '@caseroom/core/case/schema';
import type { LogEvent } from '@caseroom/core/log/event';
import { type Judgement, judgeCall, judgement, scoreFromJudgements } from '@caseroom/core/scoring/judging';
import {
  type CodeFindings,
  assembleReport,
  codeFindings,
  scriptedScores,
} from '@caseroom/core/scoring/report';
import type { DimensionScore, Report } from '@caseroom/core/wire/report';
import type { Judge, JudgeHooks } from './judge.ts';

/** Three samples show whether the judge is sure; more cost money and hardly move the median. */
const samplesPerDimension = 3;

/** Where each step's result is kept, so that a killed worker goes on where it was. */
export type StepStore = {
  find(step: string): Promise<unknown>;
  /** Gives what is kept: of two runs at once the first one's result stands for both. */
  store(step: string, result: object): Promise<unknown>;
  /** Shown to the person who waits. */
  mark(step: string, perCent: number): Promise<void>;
};

export type EvaluationInput = {
  compiled: CompiledCase;
  /** Up to the frozen head, in order. */
  events: readonly LogEvent[];
  identity: Parameters<typeof assembleReport>[0]['identity'];
  recording: Report['recording'];
};

/**
 * What the rules found, as coaches and the list of disagreements read it: levels by the rules, defects by kind, and
 * where somebody spoke to whoever scores. None of it is in the candidate's report but what the report says itself.
 */
export const findingsStep = 'findings';

export type StoredFindings = {
  levels: { dimension: Dimension; level: number | null }[];
  defects: CodeFindings['defects'];
  steering: CodeFindings['steering'];
};

const storedFindings = ({ bands, defects, steering }: CodeFindings): StoredFindings => ({
  levels: bands.map(({ dimension, finding }) => ({ dimension, level: finding.level })),
  defects,
  steering,
});

/** Every step of one evaluation. The same log, rubric and stored judgements always make the same report. */
export async function runEvaluation(
  input: EvaluationInput,
  deps: { judge: Judge | null; steps: StepStore } & JudgeHooks,
): Promise<Report> {
  await deps.steps.mark('numbers', 10);
  const findings = codeFindings(input.compiled, input.events);
  await deps.steps.store(findingsStep, storedFindings(findings));
  const scores = deps.judge
    ? await judgedScores(input.compiled, findings, deps.judge, deps)
    : scriptedScores(findings);
  await deps.steps.mark('summary', 90);
  return assembleReport({
    ...input,
    findings,
    scores,
    scripted: deps.judge === null,
    judgedBy: deps.judge?.name ?? null,
  });
}

async function judgedScores(
  compiled: CompiledCase,
  findings: CodeFindings,
  judge: Judge,
  deps: { steps: StepStore } & JudgeHooks,
): Promise<DimensionScore[]> {
  const scores: DimensionScore[] = [];
  for (const [index, { dimension, weight, finding }] of findings.bands.entries()) {
    await deps.steps.mark(`judging ${dimension}`, 20 + Math.round((70 * index) / findings.bands.length));
    const judgements = finding.band
      ? await samples(dimension, judge, judgeCall(dimension, compiled, findings.lines), deps)
      : [];
    scores.push(scoreFromJudgements(dimension, finding, judgements, findings.lines, weight));
  }
  return scores;
}

/** The samples of one dimension run side by side; each is stored as it comes. */
async function samples(
  dimension: Dimension,
  judge: Judge,
  call: ReturnType<typeof judgeCall>,
  { steps, ...hooks }: { steps: StepStore } & JudgeHooks,
): Promise<Judgement[]> {
  return await Promise.all(
    Array.from({ length: samplesPerDimension }, async (_, sample) => {
      const step = `judge ${dimension} ${sample + 1}`;
      const stored = judgement.safeParse(await steps.find(step));
      if (stored.success) return stored.data;
      return judgement.parse(await steps.store(step, await judge.judge(call, hooks)));
    }),
  );
}
