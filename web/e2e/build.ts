import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '../../infra/local/web-build.ts';

/** The pages are tested as they are served: built. */
export default async function build(): Promise<void> {
  await buildWeb(join(tmpdir(), 'caseroom-web-build.log'));
}
