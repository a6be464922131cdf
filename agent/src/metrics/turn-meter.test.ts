import { expect, it } from 'vitest';
import { createTurnMeter, type Measured } from './turn-meter.ts';

function meter() {
  const measured: Measured[] = [];
  const added: string[] = [];
  const figures = {
    add: (name: string, labels: Readonly<Record<string, string>>, value = 1) =>
      void added.push([name, ...Object.values(labels), value].join(' ')),
  };
  return {
    meter: createTurnMeter({ figures, onMeasured: (turn) => void measured.push(turn) }),
    measured,
    added,
  };
}
const turn = { stoppedAt: 10_000, finalMs: 150, decidedMs: 400 };

it('measures each stage of a turn, and the gap as it was heard', () => {
  const { meter: one, measured, added } = meter();
  one.decided(turn);
  one.words(200);
  one.sounds(10_720);
  one.replyOver(false);
  expect(measured).toEqual([
    {
      final_ms: 150,
      decided_ms: 400,
      words_ms: 200,
      audio_ms: 120,
      gap_ms: 720,
      interrupted: false,
      cut_in: false,
    },
  ]);
  expect(added).toEqual([
    'turn_stage_seconds final 0.15',
    'turn_stage_seconds decided 0.4',
    'turn_stage_seconds words 0.2',
    'turn_stage_seconds audio 0.12',
    'turn_stage_seconds gap 0.72',
    'turns_total 1',
  ]);
});

it('takes a reply that the candidate speaks into at once, and stops, for a cut-in', () => {
  const { meter: one, measured, added } = meter();
  one.decided(turn);
  one.sounds(10_500);
  one.candidateSpeaks(11_400);
  one.replyOver(true);
  one.decided(turn);
  one.sounds(10_500);
  one.candidateSpeaks(12_500);
  one.replyOver(true);
  expect(measured.map(({ interrupted, cut_in }) => [interrupted, cut_in])).toEqual([
    [true, true],
    [true, false],
  ]);
  expect(added.filter((name) => name.startsWith('cut_ins'))).toHaveLength(1);
  expect(added.filter((name) => name === 'interruptions_total true 1')).toHaveLength(2);
});

it('measures nothing of a turn that nobody answered aloud, and no time below nothing', () => {
  const { meter: one, measured } = meter();
  one.decided(turn);
  one.decided({ ...turn, stoppedAt: 20_000 });
  one.words(-300);
  one.sounds(20_350);
  one.replyOver(false);
  one.sounds(30_000);
  one.replyOver(false);
  expect(measured).toHaveLength(1);
  expect(measured[0]).toMatchObject({ words_ms: 0, audio_ms: 0, gap_ms: 350 });
});
