import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRows, rowFile, rowWriter, voiceRow, type RowOf, type VoiceRow } from './rows.ts';
import { addedMemory, turnFigures, voiceReport } from './voice-report.ts';

const setting = { contender: 'ours', profile: 'FAST', sessions: 1, seed: 1 } as const;
const turn = (gapMs: number | null, cutIn = false): RowOf<'turn'> => ({
  kind: 'turn',
  ...setting,
  seat: 'seat-1',
  line: 'a line',
  sounds: 'finished',
  over: false,
  gapMs,
  cutIn,
  injectedMs: 550,
  byModel: true,
  act: null,
  phase: null,
});

it('counts a reply that never came and one that came too soon apart from the gaps', () => {
  const figures = turnFigures([turn(600), turn(700), turn(900), turn(null), turn(40, true)]);
  expect(figures).toEqual({
    n: 3,
    p50: 700,
    p95: 900,
    overP50: 150,
    overP95: 350,
    max: 900,
    unheard: 1,
    cutIns: 1,
  });
});

it('says which goals are missed', () => {
  const good = voiceReport([turn(600), turn(640)]);
  expect(good.met).toBe(true);
  const slow = voiceReport([turn(600), turn(1_400)]);
  expect(slow.met).toBe(false);
  expect(slow.lines.filter((line) => line.includes('✗'))).toEqual([
    '  ✗ FAST 1× ours: own overhead p95 850 <= 250 ms',
    '  ✗ FAST 1× ours: gap p95 1400 <= 1000 ms',
  ]);
});

it('divides what more interviews take by how many more they are', () => {
  const weighed = (sessions: number, pssMib: number): VoiceRow => ({
    kind: 'memory',
    ...setting,
    sessions,
    pssMib,
    rssMib: 0,
    processes: 3,
  });
  expect(addedMemory([weighed(1, 500), weighed(4, 830)], 'ours')).toBe(110);
  expect(addedMemory([weighed(1, 500)], 'ours')).toBeUndefined();
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseroom-rows-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('merges the rows of several runs, and leaves other benches alone', () => {
  rowWriter<VoiceRow>(join(folder, 'voice-1.jsonl'))(turn(600));
  rowWriter<VoiceRow>(join(folder, 'voice-2.jsonl'))(turn(700));
  writeFileSync(join(folder, 'turns-1.jsonl'), 'not a row\n');
  expect(readRows(voiceRow, 'voice', [folder])).toEqual([turn(600), turn(700)]);
  expect(readRows(voiceRow, 'voice', [join(folder, 'voice-2.jsonl')])).toEqual([turn(700)]);
  expect(rowFile(folder, 'voice')).toMatch(/\/voice-.*\.jsonl$/);
});

it('names the place of a line that is no row, and of rows that are not there', () => {
  writeFileSync(join(folder, 'voice-1.jsonl'), `${JSON.stringify(turn(600))}\n{"kind":"turn"}\n`);
  expect(() => readRows(voiceRow, 'voice', [folder])).toThrow(/voice-1\.jsonl:2 is no row/);
  expect(() => readRows(voiceRow, 'voice', [join(folder, 'none')])).toThrow('There are no rows at');
});
