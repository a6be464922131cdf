import { expect, it } from 'vitest';
import { sawOne } from './use-line.ts';

it('misses an interviewer that was there, and none that left while the interview rested', () => {
  const steps = [
    { there: false, live: true, saw: false },
    { there: true, live: true, saw: true },
    { there: false, live: true, saw: true },
    { there: true, live: false, saw: true },
    { there: false, live: false, saw: false },
    { there: false, live: true, saw: false },
  ];
  let saw = false;
  for (const step of steps) {
    saw = sawOne(saw, step);
    expect(saw).toBe(step.saw);
  }
});
