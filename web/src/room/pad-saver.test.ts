import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPadSaver, type PadState, pauseMs } from './pad-saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rig(save: (text: string) => Promise<unknown>) {
  const states: PadState[] = [];
  const kept: (string | null)[] = [];
  const saved: string[] = [];
  const saver = createPadSaver({
    save: (text) => {
      saved.push(text);
      return save(text);
    },
    keep: (text) => void kept.push(text),
    onState: (state) => void states.push(state),
  });
  return { saver, states, kept, saved };
}

describe('the scratchpad', () => {
  it('is saved once after a pause, and kept in the browser until then', async () => {
    const { saver, states, kept, saved } = rig(async () => undefined);
    saver.change('a');
    saver.change('ab');
    expect(kept).toEqual(['a', 'ab']);
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(saved).toEqual(['ab']);
    expect(kept.at(-1)).toBeNull();
    expect(states.at(-1)).toBe('saved');
  });

  it('says when it cannot be saved, goes on trying, and keeps the text meanwhile', async () => {
    let away = true;
    const { saver, states, kept, saved } = rig(async () => {
      if (away) throw new Error('away');
    });
    saver.change('a');
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(states.at(-1)).toBe('failing');
    expect(kept.at(-1)).toBe('a');
    away = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(saved).toEqual(['a', 'a']);
    expect(states.at(-1)).toBe('saved');
  });

  it('sends what was typed while a save was under way, and never two at once', async () => {
    let done: () => void = () => undefined;
    const { saver, states, kept, saved } = rig(() => new Promise<void>((resolve) => (done = resolve)));
    saver.change('a');
    await vi.advanceTimersByTimeAsync(pauseMs);
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(saved).toEqual(['a']);
    done();
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(saved).toEqual(['a', 'ab']);
    expect(kept.at(-1)).toBe('ab');
    done();
    await vi.advanceTimersByTimeAsync(0);
    expect(states.at(-1)).toBe('saved');
  });
});
