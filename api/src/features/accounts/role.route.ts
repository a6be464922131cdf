import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Roles } from './role.service.ts';

export function roleRoutes(router: Router, adapter: Adapter, { roles }: { roles: Roles }): void {
  serve(router, adapter, routes.getMe, async ({ caller }) => ({
    account_id: caller.accountId,
    role: await roles.getRole(caller),
    guest: caller.isGuest,
  }));
  serve(router, adapter, routes.listStaff, async ({ caller }) => ({ people: await roles.listStaff(caller) }));
  serve(router, adapter, routes.giveRole, ({ caller, body }) => roles.give(caller, body.email, body.role));
}
