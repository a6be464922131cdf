import type { Report } from '@caseroom/core/wire/report';
import type { Segment } from '../recordings/segments.ts';

const goneSentence =
  'The recording of this interview is missing on the server. The report rests on the log, and stands.';

/** The last of a recording may arrive after the report is made: what there is to replay is looked up when it is read. */
export function withRecording(report: Report, segments: Segment[]): Report {
  if (segments.length === 0 || report.door === 'type') return report;
  if (segments.every(({ duration_ms }) => duration_ms === 0))
    return { ...report, recording: { available: false, why: goneSentence, segments: [] } };
  return { ...report, recording: { available: true, why: null, segments } };
}
