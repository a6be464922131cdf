import type { Dimension } from '@caseroom/core/case/schema';
import type { MomentCard } from '@caseroom/core/wire/redo-routes';
import type { Quote } from '@caseroom/core/wire/quote';
import { useQuery } from '@tanstack/react-query';
import { momentsQuery } from '../api/queries.ts';
import { useReport } from '../report/report-context.ts';
import { momentAt, momentOfDimension } from './moment-of.ts';

type Moments = {
  ofQuestion: (questionId: string) => MomentCard | undefined;
  ofDimension: (dimension: Dimension, quotes: readonly Quote[]) => MomentCard | undefined;
  at: (ms: number | null) => MomentCard | undefined;
};

/** What of the report that is read can be sat again. Nothing in an earlier version, or where it is not one's own. */
export function useMoments(): Moments {
  const { report, isNewest, reader } = useReport();
  const enabled = isNewest && reader === undefined;
  const { data } = useQuery({ ...momentsQuery(report.session_id), enabled, retry: false });
  const moments = enabled ? (data?.moments ?? []) : [];
  return {
    ofQuestion: (questionId) => moments.find(({ moment_id }) => moment_id === questionId),
    ofDimension: (dimension, quotes) => momentOfDimension(moments, dimension, quotes),
    at: (ms) => momentAt(moments, ms),
  };
}
