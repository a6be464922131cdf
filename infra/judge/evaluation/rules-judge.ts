import type { Dimension } from '@caseroom/core/case/schema';
import { logFromTurns } from '@caseroom/core/scoring/from-turns';
import { type CodeFindings, codeFindings } from '@caseroom/core/scoring/report';
import type { DefectKind } from '@caseroom/core/scoring/rules/placing';
import type { Transcript } from './transcripts.ts';

/** What came of one transcript: a level for each dimension, and what was found where. */
export type Reading = {
  transcript: Transcript;
  levels: Map<Dimension, number | null>;
  /** `at`: the place of the turn in the transcript; -1 when it is about nothing that was said. */
  found: { kind: DefectKind; at: number }[];
  steered: number;
};

export function readByRules(transcript: Transcript): Reading {
  const findings = findingsOf(transcript);
  return {
    transcript,
    levels: new Map(findings.bands.map(({ dimension, finding }) => [dimension, finding.level])),
    found: findings.defects.map(({ kind, turnId }) => ({ kind, at: placeOf(transcript, findings, turnId) })),
    steered: findings.steering.length,
  };
}

function findingsOf({ compiled, turns, mode }: Transcript): CodeFindings {
  let count = 0;
  const newId = () => `00000000-0000-8000-8000-${String(++count).padStart(12, '0')}`;
  return codeFindings(compiled, logFromTurns(compiled, turns, { sessionId: newId(), newId, mode }));
}

function placeOf({ turns }: Transcript, { lines }: CodeFindings, turnId: string): number {
  const line = lines.find(({ id }) => id === turnId);
  return turns.findIndex(
    ({ role, t_ms }) => role === 'candidate' && line !== undefined && t_ms === line.startMs,
  );
}
