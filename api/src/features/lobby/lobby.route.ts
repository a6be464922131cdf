import { raw, type Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Lobby } from './lobby.service.ts';

/** Twenty seconds of stereo at 48 kHz and 16 bits are 3.84 MB. */
const WAV_LIMIT = '4mb';

export function lobbyRoutes(router: Router, adapter: Adapter, deps: { lobby: Lobby }): void {
  serve(
    router,
    adapter,
    routes.checkSpeech,
    ({ caller, query, request }) =>
      deps.lobby.checkSpeech(
        caller,
        query.door,
        Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      ),
    raw({ type: () => true, limit: WAV_LIMIT }),
  );
  serve(router, adapter, routes.lobbyGrant, ({ response }) => {
    response.setHeader('Cache-Control', 'no-store');
    return deps.lobby.openRoom();
  });
}
