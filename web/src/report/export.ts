import type { Report } from '@caseroom/core/wire/report';
import { clockText } from '../room/clock.ts';

const names = { candidate: 'You', interviewer: 'Interviewer', coach: 'Coach' } as const;

/** The transcript as people read it, a line a turn with its time. */
export const transcriptText = (report: Pick<Report, 'case_title' | 'transcript'>): string =>
  [
    report.case_title,
    '',
    ...report.transcript.map((line) => `[${clockText(line.start_ms)}] ${names[line.speaker]}: ${line.text}`),
    '',
  ].join('\n');

export const transcriptJson = (report: Pick<Report, 'case_title' | 'session_id' | 'transcript'>): string =>
  JSON.stringify(
    { session_id: report.session_id, case_title: report.case_title, transcript: report.transcript },
    null,
    2,
  );

/** Offers a text as a file. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
