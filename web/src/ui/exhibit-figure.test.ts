import { expect, it } from 'vitest';
import { axisText, figureText, seriesUnit, sharedUnit, unitText } from './exhibit-figure.ts';

it.each([
  ['USD/guest', 'in USD per guest'],
  ['guest', 'in guests'],
  ['cup/month', 'in cups per month'],
  ['thousand GBP/(gym*year)', 'in thousand GBP per gym and year'],
  ['million wash/year', 'in million washes per year'],
  ['thousand person', 'in thousand people'],
  ['delivery', 'in deliveries'],
  ['%', 'in %'],
  ['kg', 'in kg'],
  ['min', 'in min'],
  ['1', ''],
])('says a unit as people read it: %s', (unit, text) => {
  expect(unitText(unit)).toBe(text);
});

it('writes figures whole in a table and short on an axis', () => {
  expect([figureText(1810.5), figureText(undefined), axisText(1_200_000)]).toEqual(['1,810.5', '', '1.2M']);
});

it('says one unit for all where all share it, and each its own otherwise', () => {
  const people = { label: 'People nearby', unit: 'thousand person', values: [1] };
  const members = { label: 'Members', values: [1] };
  const exhibit = {
    id: 'gyms',
    title: 'Gyms',
    kind: 'scatter' as const,
    unit: 'member',
    categories: ['Reading'],
    category_label: 'Gym',
    series: [people, members],
    note: null,
  };
  expect([sharedUnit(exhibit), seriesUnit(exhibit, people), seriesUnit(exhibit, members)]).toEqual([
    '',
    'in thousand people',
    '',
  ]);
  const alike = { ...exhibit, series: [members] };
  expect([sharedUnit(alike), seriesUnit(alike, members)]).toEqual(['in members', '']);
});
