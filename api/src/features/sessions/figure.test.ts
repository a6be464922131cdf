import { expect, it } from 'vitest';
import { AppError } from '../../errors/app-error.ts';
import { readFigure } from './figure.ts';

it('keeps the unit that was shown when only the number is typed', () => {
  expect(readFigure('24', 'USD/month')).toEqual({ value: 24, unit: 'USD/month' });
});

it('takes the unit that is typed', () => {
  expect(readFigure('12.5 percent', 'USD')).toEqual({ value: 12.5, unit: '%' });
});

it('asks for a number when there is none', () => {
  expect(() => readFigure('no idea', null)).toThrow(AppError);
});
