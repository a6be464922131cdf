import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { environment as agent } from '../../agent/src/config.ts';
import { environment as api } from '../../api/src/config.ts';
import { ROOT } from '../local/root.ts';

const SPEECH = ['SPEECH_HOST', 'SPEECH_PORT'];
/** What the launcher itself reads. */
const LAUNCHER = [
  'CASEROOM_DATA_DIR',
  'CASEROOM_LIVEKIT_PORT',
  'CASEROOM_LIVEKIT_UDP_PORT',
  'CASEROOM_POSTGRES_PORT',
  'CASEROOM_REDIS_PORT',
];

it('lists in .env.example exactly what the processes read', () => {
  const listed = Object.keys(parseEnv(readFileSync(join(ROOT, '.env.example'), 'utf8'))).toSorted();
  const read = [...Object.keys(api.shape), ...Object.keys(agent.shape), ...SPEECH, ...LAUNCHER];
  expect(listed).toEqual([...new Set(read)].toSorted());
});
