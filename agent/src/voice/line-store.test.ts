import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { teaHouse } from '@caseroom/core/interview/testing/tea-house';
import { fixedSentences } from './fixed-lines.ts';
import { createLineStore } from './line-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'caseroom-lines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const speaker = { model: 'm', voice: 'v' };
const pcm = Buffer.from([1, 0, 2, 0]);

it('gives a fixed line to every later interview, and what holds a word of a candidate to nobody', () => {
  const fixed = fixedSentences(teaHouse);
  const store = () => createLineStore({ folder, isFixed: (sentence) => fixed.has(sentence) });
  const mine = store();
  for (const line of ['Understood.', 'Hello, Ana.', 'You named rent, tea and cups.'])
    mine.keep(speaker, line, pcm);
  expect(mine.find(speaker, 'Hello, Ana.')).toEqual(pcm);
  expect(readdirSync(folder)).toHaveLength(1);
  const later = store();
  expect(later.find(speaker, 'Understood.')).toEqual(pcm);
  expect(later.find(speaker, 'Hello, Ana.')).toBeNull();
  expect(later.find({ ...speaker, voice: 'w' }, 'Understood.')).toBeNull();
});

it('forgets what was spoken longest ago when it holds three minutes', () => {
  const store = createLineStore({ folder: null, isFixed: () => true });
  const minute = Buffer.alloc(48_000 * 60);
  for (const line of ['a', 'b']) store.keep(speaker, line, minute);
  expect(store.find(speaker, 'a')).not.toBeNull();
  store.keep(speaker, 'c', minute);
  expect([
    store.find(speaker, 'a') !== null,
    store.find(speaker, 'b'),
    store.find(speaker, 'c') !== null,
  ]).toEqual([true, null, true]);
});
