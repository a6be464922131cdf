import { starterCase } from '@caseroom/core/case/starter';
import { expect, it } from 'vitest';
import { createProver } from './proof.gateway.ts';

it('proves in a thread of its own, one text after the other', async () => {
  const prove = createProver();
  const [right, wrong] = await Promise.all([prove(starterCase('right')), prove('title: [')]);
  expect([right.ok, right.source?.id, right.seeds]).toEqual([true, 'right', 50]);
  expect(wrong).toMatchObject({ ok: false, source: null, findings: [{ code: 'yaml', line: 1 }] });
});

it('stops what takes too long, and says so', async () => {
  const prove = createProver({ timeoutMs: 1 });
  const proof = await prove(starterCase('slow'));
  expect(proof.findings).toEqual([expect.objectContaining({ code: 'too_long', severity: 'fault' })]);
});
