import { expect, it } from 'vitest';
import { createLoudFrames } from './loud-frames.ts';
import { partsOf } from './labelled-turn.ts';
import { longestSilence } from './overlay-run.ts';
import { telephoneBand } from './telephone-band.ts';
import { countCutIns, countOverlays, turnReport } from './turn-report.ts';
import type { OverlayRow, UtteranceRow } from './turn-rows.ts';
import { cutInsOf } from './turn-run.ts';
import { countUtterances, turnSet } from './turn-set.ts';
import { sweepPoint } from './turn-sweep.ts';

const loudAt = (...moments: number[]) => {
  const loud = createLoudFrames();
  for (const at of moments) loud.add(at);
  return loud;
};

it('reads the pauses of a line', () => {
  expect(partsOf('First, [700] second, [50] third')).toEqual([
    { text: 'First,', pauseMs: 700 },
    { text: 'second,', pauseMs: 50 },
    { text: 'third', pauseMs: 0 },
  ]);
});

it('has at least 120 utterances, whose texts differ and whose pauses can be told', () => {
  const lines = Object.values(turnSet).flatMap((one) => one.lines);
  expect(countUtterances()).toBeGreaterThanOrEqual(120);
  expect(new Set(lines).size).toBe(lines.length);
  for (const part of lines.flatMap(partsOf)) expect(part.text).toMatch(/\w/);
});

it('counts a cut-in for the pause in which the interviewer was heard, until the candidate is done', () => {
  const span = { firstAt: 0, lastAt: 5_000 };
  const pauses = [
    { startMs: 1_000, endMs: 1_700 },
    { startMs: 3_000, endMs: 4_000 },
  ];
  expect(cutInsOf(loudAt(3_600, 3_610), pauses, span)).toEqual([{ afterMs: 600, resumedAt: 4_000 }]);
  // It began as the candidate went on.
  expect(cutInsOf(loudAt(1_750), pauses, span)).toEqual([{ afterMs: 750, resumedAt: 1_750 }]);
  expect(cutInsOf(loudAt(500, 5_300), pauses, span)).toEqual([]);
});

it('measures the longest silence between two moments, both ends counted', () => {
  expect(longestSilence(loudAt(1_100, 1_110, 1_500), 1_000, 2_200)).toBe(700);
  expect(longestSilence(loudAt(), 1_000, 2_200)).toBe(1_200);
});

const utterance = (pauses: number, cutInsMs: number[], deadAirMs: number | null): UtteranceRow => ({
  kind: 'utterance',
  id: 'list 1',
  class: 'list',
  where: 'patient',
  pauses,
  cutInsMs,
  yieldMs: null,
  deadAirMs,
  act: null,
  phase: null,
});

it('gives the share of pauses that were cut into, and says when a goal is missed', () => {
  const rows = [utterance(2, [700], null), utterance(3, [], 650), utterance(5, [], 720)];
  expect(countCutIns(rows)).toEqual({ pauses: 10, cutIn: 1, share: 0.1 });
  expect(turnReport(rows).met).toBe(true);
  const cut = turnReport([...rows, utterance(1, [400], null)]);
  expect(cut.met).toBe(false);
  expect(cut.lines).toContain('  ✗ cut-ins 18.2 % <= 10 % of 11 pauses');
});

const overlay = (silentMs: number, interrupted: boolean): OverlayRow => ({
  kind: 'overlay',
  overlay: 'backchannel',
  what: 'mm-hm',
  silentMs,
  interrupted,
  takenAsTurn: false,
});

it('tells kept from resumed from stopped', () => {
  expect(
    countOverlays([overlay(200, false), overlay(900, false), overlay(1_400, false), overlay(200, true)]),
  ).toEqual({
    kept: 1,
    resumed: 1,
    stopped: 2,
  });
});

it('predicts a cut-in where the pause is longer than the wait and the way to the ear', () => {
  const unclear = { where: 'brisk' as const, ending: 'unclear' as const };
  const judged = [
    { ...unclear, probability: 0.9, pauseMs: 500 },
    { ...unclear, probability: 0.1, pauseMs: 500 },
    { ...unclear, probability: 0.9, pauseMs: undefined },
  ];
  const waits = { wholeMs: 300, sureMs: 300, unsureMs: 1_200 };
  expect(sweepPoint(judged, waits, 150)).toMatchObject({ pauses: 2, cutIns: 1, share: 0.5, airP50: 450 });
  expect(sweepPoint(judged, waits, 250)).toMatchObject({ cutIns: 0, airP50: 550 });
  const open = judged.map((one) => ({ ...one, ending: 'open' as const }));
  expect(sweepPoint(open, waits, 150)).toMatchObject({ cutIns: 0, airP50: 2_250 });
  expect(sweepPoint(open, waits, 150, false)).toMatchObject({ cutIns: 1, airP50: 450 });
});

it('takes away what a telephone does not carry, and leaves what it does', () => {
  const tone = (hz: number) =>
    Int16Array.from({ length: 1_600 }, (_, at) =>
      Math.round(8_000 * Math.sin((2 * Math.PI * hz * at) / 16_000)),
    );
  const loudest = (samples: Int16Array) => Math.max(...samples.subarray(100, 1_500));
  expect(loudest(telephoneBand(tone(1_000)))).toBeGreaterThan(7_600);
  expect(loudest(telephoneBand(tone(6_000)))).toBeLessThan(100);
});
