import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { logEvent } from '../log/event.ts';
import { apply, fold } from './fold.ts';
import { emptyState } from './state.ts';
import { teaHouse } from './testing/tea-house.ts';

const folder = new URL('./testing/golden/', import.meta.url);
const goldens = readdirSync(folder).map((name) => {
  const { events, state } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as {
    events: unknown[];
    state: unknown;
  };
  return [name, events.map((event) => logEvent.parse(event)), state] as const;
});

/** Logs as they were stored by an earlier policy: what they mean may never change. */
describe('golden logs', () => {
  test.each(goldens)('%s folds to the state that it had', (_, events, state) => {
    expect(JSON.parse(JSON.stringify(fold(teaHouse, events)))).toEqual(state);
  });

  test.each(goldens)('%s: one event at a time comes to the same', (_, events, state) => {
    let step = emptyState;
    for (const event of events) step = apply(teaHouse, step, event);
    expect(JSON.parse(JSON.stringify(step))).toEqual(state);
  });
});
