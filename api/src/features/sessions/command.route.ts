import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Commands } from './command.service.ts';

export function commandRoutes(router: Router, adapter: Adapter, deps: { commands: Commands }): void {
  serve(router, adapter, routes.sendCommand, ({ caller, params, body }) =>
    deps.commands.send(caller, params.sessionId, body),
  );
  serve(router, adapter, routes.saveScratchpad, ({ caller, params, body }) =>
    deps.commands.saveScratchpad(caller, params.sessionId, body.text),
  );
}
