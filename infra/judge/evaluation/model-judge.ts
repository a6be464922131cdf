import type { Judge } from '@caseroom/api/features/evaluation/judge';
import { evaluateTurns } from '../../commands/evaluate.ts';
import type { Reading } from './rules-judge.ts';
import type { Transcript } from './transcripts.ts';

/** The levels of whole evaluations, with a model as the judge; one interview after the other. */
export async function readByModel(transcripts: readonly Transcript[], judge: Judge): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const transcript of transcripts) {
    const { compiled, turns, mode } = transcript;
    const report = await evaluateTurns(compiled, turns, judge, mode);
    const levels = new Map(report.dimensions.map(({ dimension, score }) => [dimension, score]));
    readings.push({ transcript, levels, found: [], steered: 0 });
  }
  return readings;
}
