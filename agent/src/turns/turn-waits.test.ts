import { expect, it } from 'vitest';
import { endpointingFor } from './patience.ts';
import { createTurnWaits } from './turn-waits.ts';

it('waits by the words of a turn, and by the phase alone once it is answered', () => {
  const set: { minDelay: number; maxDelay: number }[] = [];
  const own = { sure_ms: 500, unsure_ms: 1_200 };
  const waits = createTurnWaits({ phases: [], patience: { patient: own } }, (one) => void set.push(one));
  waits.replied('patient', undefined);
  waits.words('I would say that');
  waits.words('I would say that the bar is more important than the ticket.');
  waits.replied('brisk', undefined);
  expect(set).toEqual([
    { minDelay: 500, maxDelay: 1_200 },
    { minDelay: 2_100, maxDelay: 2_100 },
    { minDelay: 500, maxDelay: 500 },
    endpointingFor('brisk'),
  ]);
});
