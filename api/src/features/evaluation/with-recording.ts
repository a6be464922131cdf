import type { Report } from '@caseroom/core/wire/report';
import type { Segment } from '../recordings/segments.ts';

/** The last of a recording may arrive after the report is made: what there is to replay is looked up when it is read. */
export function withRecording(report: Report, segments: Segment[]): Report {
  if (segments.length === 0 || report.door === 'type') return report;
  return { ...report, recording: { available: true, why: null, segments } };
}
