import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
import { createDraftSaver, pauseMs, type SaveState } from './draft-saver.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function rig(save: (text: string, revision: number) => Promise<number>) {
  const states: SaveState[] = [];
  const sent: [string, number][] = [];
  const saver = createDraftSaver({
    revision: 1,
    save: (text, revision) => {
      sent.push([text, revision]);
      return save(text, revision);
    },
    onState: (state) => void states.push(state),
  });
  return { saver, states, sent };
}
const next = async (_text: string, revision: number) => revision + 1;
const fault = (code: string, status: number) => new ApiFailure({ code, status, message: 'No.' });

describe('a draft', () => {
  it('is saved after a pause, over the revision that came before', async () => {
    const { saver, states, sent } = rig(next);
    saver.change('a');
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(pauseMs);
    saver.change('abc');
    await saver.flush();
    expect(sent).toEqual([
      ['ab', 1],
      ['abc', 2],
    ]);
    expect([saver.revision, saver.settled, states.at(-1)]).toEqual([3, true, 'saved']);
  });

  it('sends what was typed while a save was under way, and never two at once', async () => {
    let done: () => void = () => undefined;
    const { saver, sent } = rig(
      (_text, revision) => new Promise((resolve) => (done = () => resolve(revision + 1))),
    );
    saver.change('a');
    await vi.advanceTimersByTimeAsync(pauseMs);
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(sent).toEqual([['a', 1]]);
    done();
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(sent.at(-1)).toEqual(['ab', 2]);
  });

  it('tries again while the server is away', async () => {
    let away = true;
    const { saver, states } = rig(async (text, revision) => {
      if (away) throw fault('unreachable', 0);
      return next(text, revision);
    });
    saver.change('a');
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(states.at(-1)).toBe('failing');
    away = false;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(states.at(-1)).toBe('saved');
  });

  it('writes over what was changed elsewhere only when told to', async () => {
    const { saver, states, sent } = rig(async (text, revision) => {
      if (revision < 5) throw fault('draft_changed', 409);
      return next(text, revision);
    });
    saver.change('a');
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(states.at(-1)).toBe('conflict');
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    saver.takeOver(5);
    await vi.advanceTimersByTimeAsync(0);
    expect([sent.at(-1), states.at(-1)]).toEqual([['ab', 5], 'saved']);
  });

  it('waits for another text when one is refused', async () => {
    const { saver, states, sent } = rig(async (text, revision) => {
      if (text.length > 1) throw fault('too_large', 413);
      return next(text, revision);
    });
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([sent.length, states.at(-1)]).toEqual([1, 'refused']);
    saver.change('a');
    await vi.advanceTimersByTimeAsync(pauseMs);
    expect(states.at(-1)).toBe('saved');
  });
});
