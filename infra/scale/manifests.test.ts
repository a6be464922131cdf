import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { environment as agentEnvironment } from '../../agent/src/config.ts';
import { createWorkerMetrics } from '../../agent/src/metrics/worker-metrics.ts';
import { environment as apiEnvironment } from '../../api/src/config.ts';
import { createMetrics } from '../../api/src/features/health/metrics.ts';
import { createWatchMetrics } from '../../api/src/features/watchdog/watch-metrics.ts';
import { measureSeats } from '../../api/src/features/seats/seat-metrics.ts';
import { ROOT } from '../local/root.ts';

const FILES = ['agent.yaml', 'api.yaml', 'worker.yaml', 'autoscale.yaml'];
/** The agent's worker lets interviews go on for so long after SIGTERM (agent/src/fleet/worker.ts). */
const DRAIN_S = 90 * 60;

const read = (file: string) => readFileSync(join(ROOT, 'infra/scale', file), 'utf8');
const labels = z.record(z.string(), z.string());
const probe = z.strictObject({
  httpGet: z.strictObject({ path: z.string().startsWith('/'), port: z.string() }),
  periodSeconds: z.number().positive(),
  timeoutSeconds: z.number().positive().optional(),
  failureThreshold: z.number().positive().optional(),
});
const amount = z.string().regex(/^\d+(m|Mi|Gi)?$/);
/** The part of Kubernetes' schema that these manifests use: a field that is misspelt is refused. */
const container = z.strictObject({
  name: z.string(),
  image: z.string(),
  args: z.array(z.string()).optional(),
  ports: z.array(z.strictObject({ name: z.string(), containerPort: z.number() })).optional(),
  envFrom: z.array(z.strictObject({ secretRef: z.strictObject({ name: z.string() }) })),
  env: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  resources: z.strictObject({
    requests: z.strictObject({ cpu: amount, memory: amount }),
    limits: z.strictObject({ memory: amount }),
  }),
  startupProbe: probe.optional(),
  readinessProbe: probe.optional(),
  livenessProbe: probe.optional(),
  lifecycle: z
    .strictObject({ preStop: z.strictObject({ sleep: z.strictObject({ seconds: z.number().positive() }) }) })
    .optional(),
  volumeMounts: z.array(z.strictObject({ name: z.string(), mountPath: z.string().startsWith('/') })),
});
const metadata = z.strictObject({ name: z.string(), labels: labels.optional() });
const deployment = z.strictObject({
  apiVersion: z.literal('apps/v1'),
  kind: z.literal('Deployment'),
  metadata,
  spec: z.strictObject({
    replicas: z.number().int().positive(),
    selector: z.strictObject({ matchLabels: labels }),
    strategy: z
      .strictObject({
        type: z.literal('RollingUpdate'),
        rollingUpdate: z.strictObject({
          maxSurge: z.union([z.number(), z.string().endsWith('%')]),
          maxUnavailable: z.number(),
        }),
      })
      .optional(),
    template: z.strictObject({
      metadata: z.strictObject({ labels, annotations: labels.optional() }),
      spec: z.strictObject({
        terminationGracePeriodSeconds: z.number().int().positive(),
        containers: z.array(container).length(1),
        volumes: z.array(
          z.union([
            z.strictObject({ name: z.string(), emptyDir: z.strictObject({ sizeLimit: amount }) }),
            z.strictObject({
              name: z.string(),
              persistentVolumeClaim: z.strictObject({ claimName: z.string() }),
            }),
          ]),
        ),
      }),
    }),
  }),
});
const budget = z.strictObject({
  apiVersion: z.literal('policy/v1'),
  kind: z.literal('PodDisruptionBudget'),
  metadata,
  spec: z.strictObject({
    maxUnavailable: z.number().optional(),
    minAvailable: z.number().optional(),
    selector: z.strictObject({ matchLabels: labels }),
  }),
});
const other = z.object({
  apiVersion: z.enum(['v1', 'keda.sh/v1alpha1']),
  kind: z.enum(['Service', 'PersistentVolumeClaim', 'ScaledObject']),
  metadata,
  spec: z.record(z.string(), z.unknown()),
});

const documents = FILES.flatMap((file) =>
  parseAllDocuments(read(file)).map((document) => {
    expect(document.errors, file).toEqual([]);
    const value: unknown = document.toJS();
    return { file, value, kind: z.object({ kind: z.string() }).parse(value).kind };
  }),
);
const deployments = documents
  .filter(({ kind }) => kind === 'Deployment')
  .map(({ value }) => deployment.parse(value));
const partOf = (name: string) => {
  const found = deployments.find((one) => one.metadata.name === `caseroom-${name}`);
  if (!found) throw new Error(`there is no ${name}`);
  const pod = found.spec.template.spec;
  const [only] = pod.containers;
  if (!only) throw new Error(`${name} has no container`);
  return { found, pod, only };
};

it.each(documents)('is of the schema: $kind in $file', ({ kind, value }) => {
  const schema = { Deployment: deployment, PodDisruptionBudget: budget }[kind] ?? other;
  expect(schema.safeParse(value).error?.issues).toBeUndefined();
});

it('selects the pods that it makes, and mounts volumes that there are', () => {
  for (const { spec } of deployments) {
    expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
    const volumes = spec.template.spec.volumes.map(({ name }) => name);
    for (const { volumeMounts } of spec.template.spec.containers)
      expect(volumes).toEqual(volumeMounts.map(({ name }) => name));
  }
});

it('sets only what the processes read', () => {
  const known = { agent: agentEnvironment, api: apiEnvironment, worker: apiEnvironment };
  for (const [name, schema] of Object.entries(known))
    expect(Object.keys(schema.shape)).toEqual(
      expect.arrayContaining(partOf(name).only.env.map((variable) => variable.name)),
    );
});

it('gives an interviewer the time that a drain takes, and never ends two at once', () => {
  const { found, pod, only } = partOf('agent');
  expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(DRAIN_S + 120);
  expect(found.spec.strategy?.rollingUpdate.maxUnavailable).toBe(0);
  expect(only.readinessProbe?.httpGet.path).toBe('/ready');
  expect(only.livenessProbe?.httpGet.path).toBe('/');
  const compose = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
  expect(compose).toContain('stop_grace_period: 95m');
});

it('scales by the seats of one worker', () => {
  const scaled = documents.find(({ kind }) => kind === 'ScaledObject');
  const triggers = z
    .object({
      spec: z.object({
        scaleTargetRef: z.object({ name: z.literal('caseroom-agent') }),
        triggers: z
          .array(z.object({ metadata: z.object({ query: z.string(), threshold: z.string() }) }))
          .min(1),
      }),
    })
    .parse(scaled?.value).spec.triggers;
  const seats = partOf('agent').only.env.find(({ name }) => name === 'AGENT_SEATS')?.value;
  expect(triggers.map(({ metadata: { threshold } }) => threshold)).toEqual([seats]);
  for (const { metadata: trigger } of triggers) expect(namesIn(trigger.query)).toEqual(['caseroom_seats']);
});

const namesIn = (expression: string): string[] => [
  ...new Set([...expression.matchAll(/\b(caseroom_\w+)/g)].map(([, name = '']) => name)),
];

/** Every series that api and worker export, by the registries that they serve. */
async function exported(): Promise<Set<string>> {
  const metrics = createMetrics({ openStreams: () => 0 });
  createWatchMetrics(metrics.registry);
  const nobody = { total: 0, taken: 0, waiting: 0, workers: 0, drainingWorkers: 0 };
  measureSeats(metrics.registry, async () => ({ ...nobody, inUse: { deepgram: 0, openai: 0 } }));
  const worker = createWorkerMetrics(() => ({ seats: 1, jobs: 0, draining: false }));
  const all = await Registry.merge([metrics.registry, worker.registry]).getMetricsAsJSON();
  worker.close();
  return new Set(
    all.flatMap(({ name, type }) =>
      String(type) === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
}

it('shows on the dashboard only what is exported', async () => {
  const { panels } = z
    .object({
      panels: z.array(
        z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).min(1) }),
      ),
    })
    .parse(JSON.parse(read('dashboard.json')));
  const known = await exported();
  const shown = panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)));
  expect(shown.filter((name) => !known.has(name))).toEqual([]);
  expect(new Set(shown).size).toBeGreaterThan(15);
});
