import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { editCase, nameOfCase, readLoosely } from './edit.ts';
import { proveCase } from './prove.ts';
import { starterCase } from './starter.ts';

const text = starterCase('harbour-lunch');

describe('a change to the text of a case', () => {
  it('changes that part and keeps every comment', () => {
    const changed = editCase(text, {
      do: 'set',
      path: ['prompt', 'objective'],
      value: 'It should: earn, soon',
    });
    expect(readLoosely(changed ?? '')).toMatchObject({ prompt: { objective: 'It should: earn, soon' } });
    const comments = (yaml: string) => yaml.match(/^\s*#.*$/gm);
    expect(comments(changed ?? '')).toEqual(comments(text));
    expect(proveCase(changed ?? '', { seeds: 1 }).ok).toBe(true);
  });

  it('adds, moves and takes out what stands in a list', () => {
    const risk = { id: 'theft', say: 'Bicycles are stolen', cues: ['theft', 'stolen'] };
    const longer = editCase(text, { do: 'add', path: ['key', 'risks'], value: risk }) ?? '';
    const moved = editCase(longer, { do: 'move', path: ['key', 'risks', 1], by: -1 }) ?? '';
    expect(readLoosely(moved)).toMatchObject({ key: { risks: [{ id: 'theft' }, { id: 'hills' }] } });
    const shorter = editCase(moved, { do: 'remove', path: ['key', 'risks', 1] }) ?? '';
    expect(readLoosely(shorter)).toMatchObject({ key: { risks: [risk] } });
    expect(editCase(moved, { do: 'move', path: ['key', 'risks', 0], by: -1 })).toBeNull();
  });

  it('makes a list that is not there yet, and gives an input another name in its place', () => {
    const pushback = { id: 'late', say: 'And if they are late?', resolved_by: ['late'] };
    const path = ['phases', 5, 'questions', 0, 'pushbacks'];
    expect(editCase(text, { do: 'add', path, value: pushback })).toContain('And if they are late?');
    const renamed = editCase(text, { do: 'rename', path: ['model', 'inputs', 'fee'], to: 'charge' }) ?? '';
    expect(Object.keys(proveCase(renamed, { seeds: 1 }).source?.model.inputs ?? {})).toEqual([
      'charge',
      'packing',
      'tour_cost',
      'orders',
    ]);
    expect(editCase(text, { do: 'rename', path: ['model', 'inputs', 'fee'], to: 'packing' })).toBeNull();
  });

  it('writes what looks like another thing as what it is', () => {
    const quoted = editCase(text, { do: 'set', path: ['title'], value: '12' }) ?? '';
    expect(readLoosely(quoted)).toMatchObject({ title: '12' });
    const number = editCase(text, { do: 'set', path: ['minutes'], value: 12.5 }) ?? '';
    expect(readLoosely(number)).toMatchObject({ minutes: 12.5 });
  });

  it('refuses what it cannot reach', () => {
    expect(editCase('title: [', { do: 'set', path: ['title'], value: 'x' })).toBeNull();
    expect(editCase('title: x', { do: 'set', path: ['title', 'sub'], value: 'x' })).toBeNull();
  });
});

it('names a text that is no case yet', () => {
  expect(nameOfCase('id: x\ntitle: 12')).toEqual({ id: 'x', title: null });
  expect(nameOfCase('id: [')).toEqual({ id: null, title: null });
  expect(nameOfCase('')).toEqual({ id: null, title: null });
});

describe('every case of the library', () => {
  const folder = new URL('../../../cases/', import.meta.url);
  const ids = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  it.each(ids.map(({ name }) => name))('says the same after a change elsewhere: %s', (name) => {
    const written = readFileSync(new URL(`${name}/case.yaml`, folder), 'utf8');
    const changed = editCase(written, { do: 'set', path: ['title'], value: 'Another title' }) ?? '';
    const back = editCase(changed, { do: 'set', path: ['title'], value: nameOfCase(written).title }) ?? '';
    expect(nameOfCase(changed).title).toBe('Another title');
    expect(readLoosely(back)).toEqual(readLoosely(written));
  });
});
