import type { Report } from '@caseroom/core/wire/report';
import { createContext, useContext } from 'react';

type Scene = {
  report: Report;
  canReplay: boolean;
  /** False: an earlier version, to be read only. */
  isNewest: boolean;
  /** Plays from a moment, or goes to the line of the transcript where there is nothing to play. */
  goTo: (ms: number, lineId?: string) => void;
};
export const ReportContext = createContext<Scene | null>(null);

export function useReport(): Scene {
  const scene = useContext(ReportContext);
  if (!scene) throw new Error('useReport outside of a report');
  return scene;
}
