import type { CandidateView, TranscriptLine } from '@caseroom/core/wire/view';
import { describe, expect, it } from 'vitest';
import { mergeChange, newerView } from './merge-view.ts';

const line = (id: string, startMs: number, text = id): TranscriptLine => ({
  id,
  speaker: 'candidate',
  text,
  start_ms: startMs,
  end_ms: startMs + 10,
  modality: 'spoken',
  interrupted: false,
  corrected: false,
});

const view: CandidateView = {
  session_id: 'a3c65e3e-8a0e-4f0e-9c1f-0d5f4c6b7a10',
  seq: 4,
  status: 'live',
  end_reason: null,
  case_title: 'A case',
  mode: 'interviewer-led',
  setting: 'practice',
  door: 'talk',
  scripted: true,
  recorded: false,
  phase: null,
  phase_entered_ms: null,
  held_since_ms: null,
  excluded_ms: 0,
  time_cued: false,
  minutes: 10,
  thinking: { granted_ms: 1, started_ms: 0, ends_ms: 1, unclear: false },
  interviewer: 'present',
  exhibits: [],
  pending_figures: [],
  lines: [line('b', 20)],
  scratchpad: '',
  notices: [],
};

describe('a change of the view', () => {
  it('sets what differs, null included, and keeps the rest', () => {
    const merged = mergeChange(view, { seq: 5, set: { thinking: null, status: 'paused' }, lines: [] });
    expect(merged).toMatchObject({ seq: 5, thinking: null, status: 'paused', case_title: 'A case' });
    expect(merged.lines).toBe(view.lines);
  });
  it('merges lines by id, in the order of speaking', () => {
    const merged = mergeChange(view, { seq: 5, set: {}, lines: [line('b', 20, 'put right'), line('a', 10)] });
    expect(merged.lines.map((each) => each.text)).toEqual(['a', 'put right']);
  });
  it('that comes twice changes nothing', () => {
    expect(mergeChange(view, { seq: 4, set: { status: 'ended' }, lines: [line('c', 30)] })).toBe(view);
  });
});

describe('a whole view', () => {
  it('never takes the page back to an older state', () => {
    expect(newerView(view, { ...view, seq: 3 })).toBe(view);
    expect(newerView(view, { ...view, seq: 4, status: 'ended' }).status).toBe('ended');
    expect(newerView(null, view)).toBe(view);
  });
});
