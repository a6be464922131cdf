import type { Page } from '@playwright/test';
import type { Report } from '@caseroom/core/wire/report';

/** The recording has the candidate in its first channel. */
const candidateChannel = 0;

/**
 * How loud the candidate is in the recording from `fromMs` to `toMs` of the session's clock, as root mean square of
 * full scale. The page decodes what the api serves.
 */
export async function candidateLevel(
  page: Page,
  report: Report,
  fromMs: number,
  toMs: number,
): Promise<number> {
  const segment = report.recording.segments.findLast((one) => one.started_ms <= fromMs);
  if (!segment) throw new Error('No segment of the recording holds this moment.');
  const span = {
    url: segment.url,
    fromS: (fromMs - segment.started_ms) / 1000,
    toS: (toMs - segment.started_ms) / 1000,
  };
  return page.evaluate(
    async ({ url, fromS, toS, channel }) => {
      const bytes = await (await fetch(url)).arrayBuffer();
      const sound = await new OfflineAudioContext(2, 48_000, 48_000).decodeAudioData(bytes);
      const samples = sound
        .getChannelData(channel)
        .subarray(fromS * sound.sampleRate, toS * sound.sampleRate);
      return Math.sqrt(
        samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length),
      );
    },
    { ...span, channel: candidateChannel },
  );
}
