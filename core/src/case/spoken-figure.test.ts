import { describe, expect, it } from 'vitest';
import { speakFigure, type FigureStyle } from './spoken-figure.ts';
import { fillTemplate } from './template.ts';

describe('a spoken figure', () => {
  it.each<[number, string, FigureStyle, string]>([
    [12_500_000, 'USD/year', 'figure', '$12.5 million a year'],
    [12_500_000, 'USD/year', 'amount', '$12.5 million'],
    [12_500_000, 'USD/year', 'words', 'twelve and a half million dollars a year'],
    [12_500_000, 'USD/year', 'number', '12.5 million'],
    [3.2, 'USD/cup', 'figure', '$3.20 per cup'],
    [15, 'EUR/guest', 'figure', '€15 per guest'],
    [20, '%', 'figure', '20 percent'],
    [1, 'guest', 'figure', '1 guest'],
    [60, 'guest', 'words', 'sixty guests'],
    [1200, 'city', 'figure', '1,200 cities'],
    [4, 'person/hour', 'figure', '4 people an hour'],
    [0.25, '1', 'words', 'zero point two five'],
    [-150, 'USD', 'figure', 'minus $150'],
    [150_006, 'member', 'words', 'one hundred and fifty thousand members'],
    [1.2345678, 'USD/cup', 'figure', '$1.235 per cup'],
    [2_000_000_000, 'USD', 'words', 'two billion dollars'],
  ])('%d %s as %s is "%s"', (value, unit, style, expected) => {
    expect(speakFigure(value, unit, style)).toBe(expected);
  });

  it('fills the slots of a text', () => {
    const values = { price: { value: 3, unit: 'USD/cup' }, cups: { value: 400, unit: 'cup/month' } };
    expect(fillTemplate('At {{price}}, {{ cups : words }} are sold.', values)).toBe(
      'At $3 per cup, four hundred cups a month are sold.',
    );
    expect(() => fillTemplate('At {{prices}}', values)).toThrow(/names neither an input nor a formula/);
    expect(() => fillTemplate('At {{price:shout}}', values)).toThrow(/should read/);
    expect(() => fillTemplate('At {{constructor}}', values)).toThrow(/names neither/);
  });
});
