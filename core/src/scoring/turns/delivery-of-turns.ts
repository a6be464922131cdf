import type { Delivery, Measure, SpokenMeasures } from '../../wire/report.ts';
import type { GivenTurn } from './given-turn.ts';

/** Without sound, how long anybody spoke is a guess, and a guess is no measure. */
export function deliveryOfTurns(delivery: Delivery, turns: readonly GivenTurn[]): Delivery {
  const said = turns.filter(({ text }) => text.trim() !== '');
  const own = said.filter(({ role }) => role === 'candidate');
  if (own.length > 0 && said.every(isTimed)) return delivery;
  const why =
    own.length === 0
      ? 'The candidate says nothing in this transcript.'
      : 'This transcript has no times of words.';
  const known = knownOf(own.some(isTimed), why);
  const { phases, narrated_calculation: narrated } = delivery;
  return {
    ...delivery,
    ...known(delivery),
    ...(phases ? { phases: phases.map((phase) => ({ ...phase, ...known(phase) })) } : {}),
    ...(narrated ? { narrated_calculation: unknown(narrated, why) } : {}),
  };
}

const isTimed = ({ words }: GivenTurn): boolean => words !== undefined && words.length > 0;

const unknown = (measure: Measure, why: string): Measure => ({ ...measure, value: null, n: 0, why });

/** Words with times tell pace, fillers and pauses; shares of the talk need everybody's. */
const knownOf =
  (hasOwnWords: boolean, why: string) =>
  (measures: SpokenMeasures): SpokenMeasures => {
    const { words_per_minute, fillers_per_100_words, long_pauses, talk_share } = measures;
    const own = (measure: Measure): Measure => (hasOwnWords ? measure : unknown(measure, why));
    return {
      words_per_minute: own(words_per_minute),
      fillers_per_100_words: own(fillers_per_100_words),
      long_pauses: own(long_pauses),
      talk_share: unknown(talk_share, why),
    };
  };
