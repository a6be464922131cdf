import type { Report } from '@caseroom/core/wire/report';
import type { TranscriptLine } from '@caseroom/core/wire/view';
import { createContext, type ReactNode, useContext } from 'react';

type Scene = {
  report: Report;
  canReplay: boolean;
  /** False: an earlier version, to be read only. */
  isNewest: boolean;
  /** Plays from a moment, or goes to the line of the transcript where there is nothing to play. */
  goTo: (ms: number, lineId?: string) => void;
  /** Leads to what was on the screen at a moment; null where playing shows it, or where nothing ever was. */
  showScreen: ((ms: number) => void) | null;
  /** Left out: the candidate, whose lines are then "You". */
  reader?: 'coach';
  /** What a coach puts under each line. */
  lineExtra?: (line: TranscriptLine) => ReactNode;
};
export const ReportContext = createContext<Scene | null>(null);

export function useReport(): Scene {
  const scene = useContext(ReportContext);
  if (!scene) throw new Error('useReport outside of a report');
  return scene;
}

/** The words for whoever reads: a candidate is spoken to, a coach is told of one. */
export function useWording(): (forCandidate: string, forCoach: string) => string {
  const { reader } = useReport();
  return (forCandidate, forCoach) => (reader === 'coach' ? forCoach : forCandidate);
}
