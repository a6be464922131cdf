import { useQuery } from '@tanstack/react-query';
import { coachesWordQuery } from '../../scoring/queries.ts';
import { useReport } from '../report-context.ts';

/** What coaches said beside the report that is read; data undefined until it is known. */
export function useCoachesWord() {
  const { session_id, evaluation_id } = useReport().report;
  return useQuery(coachesWordQuery(session_id, evaluation_id));
}
