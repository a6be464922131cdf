import { expect, it } from 'vitest';
import { transcriptJson, transcriptText } from './export.ts';

const report = {
  case_title: 'A case',
  session_id: 'a3c65e3e-8a0e-4f0e-9c1f-0d5f4c6b7a10',
  transcript: [
    {
      id: 'b3c65e3e-8a0e-4f0e-9c1f-0d5f4c6b7a10',
      speaker: 'candidate' as const,
      text: 'Twelve million.',
      start_ms: 65_000,
      end_ms: 66_000,
      modality: 'spoken' as const,
      interrupted: false,
      corrected: false,
    },
  ],
};

it('gives the transcript as text, with times and speakers', () => {
  expect(transcriptText(report)).toBe('A case\n\n[1:05] You: Twelve million.\n');
});
it('gives the transcript as JSON, every line whole', () => {
  expect(JSON.parse(transcriptJson(report))).toEqual(report);
});
