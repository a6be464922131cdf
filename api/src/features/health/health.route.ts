import type { Router } from 'express';
import { type Check, checkHealth } from './health.service.ts';
import type { Metrics } from './metrics.ts';

export function healthRoutes(router: Router, deps: { checks: readonly Check[]; metrics: Metrics }): void {
  router.get('/health/live', (_request, response) => void response.json({ ok: true }));
  // Queue and media server are the same ones for every api: none of them is to leave service because they are away.
  router.get('/health/ready', async (_request, response) => {
    const health = await checkHealth(deps.checks);
    response.status(health.ready ? 200 : 503).json(health);
  });
  router.get('/health/parts', async (_request, response) => {
    const health = await checkHealth(deps.checks);
    response.status(health.ok ? 200 : 503).json(health);
  });
  router.get('/metrics', async (_request, response) => {
    response.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics());
  });
}
