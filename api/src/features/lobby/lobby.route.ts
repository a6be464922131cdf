import { raw, type Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { CountAct } from '../../http/limits.ts';
import type { Lobby } from './lobby.service.ts';

/** Each check costs a recogniser's time: more than somebody reads aloud in a minute is no check of a microphone. */
export const SPEECH_CHECKS_A_MINUTE = 10;
/** Twenty seconds of stereo at 48 kHz and 16 bits are 3.84 MB. */
const WAV_LIMIT = '4mb';

export function lobbyRoutes(
  router: Router,
  adapter: Adapter,
  deps: { lobby: Lobby; countSpeechCheck: CountAct },
): void {
  serve(
    router,
    adapter,
    routes.checkSpeech,
    async ({ caller, query, request }) => {
      await deps.countSpeechCheck(caller.accountId);
      const wav = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return deps.lobby.checkSpeech(caller, query.door, wav);
    },
    raw({ type: () => true, limit: WAV_LIMIT }),
  );
  serve(router, adapter, routes.lobbyGrant, ({ response }) => {
    response.setHeader('Cache-Control', 'no-store');
    return deps.lobby.openRoom();
  });
}
