import { expect, test } from 'vitest';
import { findEngines } from '../speech/engines.ts';
import { SPEECH_TOOLS } from './tools.ts';

const nowhere = '/nowhere';

test('whatever the offline speech server asks for is installed before it starts', async () => {
  const { recogniser, voice, converter, resampler } = await findEngines(nowhere);
  const installed = SPEECH_TOOLS.flatMap(({ packages }) => packages).map((name) => `apt-get install ${name}`);
  for (const engine of [recogniser, voice, converter, resampler]) {
    expect(engine.path).toBeUndefined();
    expect(installed).toContain(engine.cure);
  }
});
