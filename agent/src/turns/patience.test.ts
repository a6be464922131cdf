import { compileCase } from '@caseroom/core/case/compile';
import { parseCase } from '@caseroom/core/case/parse';
import { caseSource, type CaseSource } from '@caseroom/core/case/schema';
import { starterCase } from '@caseroom/core/case/starter';
import { decide } from '@caseroom/core/interview/decide';
import { emptyState } from '@caseroom/core/interview/state';
import { expect, it } from 'vitest';
import { endpointingFor } from './patience.ts';

const parsed = parseCase(starterCase('lunch'));
if (!parsed.ok) throw new Error('the starter is no case');
const plain = parsed.source;
const [first, second] = plain.phases;
const withFirst = (patience: unknown, rest: object = {}) =>
  caseSource.safeParse({ ...plain, ...rest, phases: [{ ...first, patience }, ...plain.phases.slice(1)] });
const sound = (read: ReturnType<typeof withFirst>): CaseSource => caseSource.parse(read.data);

it('answers a brisk turn that sounds unfinished within 1.5 s, and leaves more time where people think', () => {
  expect(endpointingFor('brisk').maxDelay).toBeLessThanOrEqual(1_500);
  expect(endpointingFor('patient').minDelay).toBeGreaterThan(endpointingFor('brisk').minDelay);
  expect(endpointingFor('unhurried').minDelay).toBeGreaterThan(endpointingFor('patient').minDelay);
  expect(endpointingFor('brisk', plain, first?.id)).toEqual(endpointingFor('brisk'));
});

it('answers a whole sentence sooner than one that only sounds finished', () => {
  const whole = endpointingFor('patient', plain, undefined, 'whole');
  expect(whole.maxDelay).toBe(whole.minDelay);
  expect(whole.maxDelay).toBeLessThan(endpointingFor('patient').minDelay);
});

it('waits as the case says, and in a phase as the phase says', () => {
  const own = sound(
    withFirst({ sure_ms: 500, unsure_ms: 5_000 }, { patience: { brisk: { sure_ms: 400, unsure_ms: 900 } } }),
  );
  expect(endpointingFor('brisk', own, second?.id)).toEqual({ minDelay: 400, maxDelay: 900 });
  expect(endpointingFor('patient', own, second?.id)).toEqual(endpointingFor('patient'));
  expect(endpointingFor('brisk', own, first?.id)).toEqual({ minDelay: 500, maxDelay: 5_000 });
});

it('lets a phase choose between the two, and refuses waits that make no sense', () => {
  const compiled = compileCase(sound(withFirst('patient')), { seed: 1, caseHash: 'hash' });
  const phase = { id: first?.id ?? '', enteredMs: 0, excludedMs: 0, timeCued: false };
  const repeat = { type: 'repeat' as const };
  const decided = decide(compiled, { ...emptyState, phase }, repeat, 0, () => crypto.randomUUID());
  expect(decided.patience).toBe('patient');
  expect(withFirst({ sure_ms: 2_000, unsure_ms: 600 }).success).toBe(false);
  expect(withFirst({ whole_ms: 900, sure_ms: 800, unsure_ms: 1_600 }).success).toBe(false);
});
