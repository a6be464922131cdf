import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
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

  it.each([
    ['over', 409, null],
    ['erased', 404, null],
    ['behind a door that closed', 401, 'ab'],
  ])('is given up once the interview is %s', async (_, status, left) => {
    const { saver, states, kept, saved } = rig(async () => {
      throw new ApiFailure({ code: 'x', status, message: 'No.' });
    });
    saver.change('a');
    await vi.advanceTimersByTimeAsync(pauseMs - 1);
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(saved).toEqual(['ab']);
    expect(kept.at(-1)).toBe(left);
    expect(states.at(-1)).toBe('refused');
  });

  it('tries what was written while another text was refused', async () => {
    let refuse: () => void = () => undefined;
    const { saver, kept, saved } = rig((text) =>
      text === 'a'
        ? new Promise((_, reject) => {
            refuse = () => reject(new ApiFailure({ code: 'x', status: 409, message: 'No.' }));
          })
        : Promise.resolve(),
    );
    saver.change('a');
    await vi.advanceTimersByTimeAsync(pauseMs);
    saver.change('ab');
    refuse();
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(saved).toEqual(['a', 'ab']);
    expect(kept).toEqual(['a', 'ab', null]);
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
