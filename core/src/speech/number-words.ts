/** Units, teens and tens as they are said; "oh" is a zero only inside a number. */
export const SMALL: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const)
    .concat([['nought', 0] as const]),
);

export const TENS: ReadonlyMap<string, number> = new Map([
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fourty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
]);

const ZEROS = new Set(['zero', 'oh', 'o', 'nought', 'naught', 'nil']);

/** What multiplies the number before it. "hundred" has a place of its own in the grammar. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['thousands', 1e3],
  ['thou', 1e3],
  ['k', 1e3],
  ['kay', 1e3],
  ['grand', 1e3],
  ['million', 1e6],
  ['millions', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['mio', 1e6],
  ['mil', 1e6],
  ['mill', 1e6],
  ['mm', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['billions', 1e9],
  ['bn', 1e9],
  ['mrd', 1e9],
  ['bln', 1e9],
  ['bil', 1e9],
  ['b', 1e9],
  ['trillion', 1e12],
  ['trillions', 1e12],
  ['tn', 1e12],
  ['trn', 1e12],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['lac', 1e5],
  ['lacs', 1e5],
  ['crore', 1e7],
  ['crores', 1e7],
  ['cr', 1e7],
  ['dozen', 12],
]);

/** Letters that scale only what is written in digits. */
export const DIGIT_SCALES = new Set(['m', 'mm', 'b', 'cr', 'mil', 'tn']);

/** Scales that "a" or nothing may stand before ("a million", "hundred and twenty"). */
export const LONE_SCALES = new Set([
  'hundred',
  'thousand',
  'grand',
  'million',
  'billion',
  'trillion',
  'dozen',
  'lakh',
  'crore',
]);

export const DENOMINATORS: ReadonlyMap<string, number> = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['quarter', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['eleventh', 11],
  ['twelfth', 12],
  ['fifteenth', 15],
  ['sixteenth', 16],
  ['twentieth', 20],
  ['fiftieth', 50],
  ['hundredth', 100],
  ['thousandth', 1000],
]);

/** The single digit that a word says, or undefined. */
export function digitWord(word: string): number | undefined {
  if (ZEROS.has(word)) return 0;
  const value = SMALL.get(word);
  return value !== undefined && value < 10 ? value : undefined;
}

/** Whether a word says a number by itself or scales one. */
export function isNumberWord(word: string): boolean {
  return SMALL.has(word) || TENS.has(word) || LONE_SCALES.has(word) || word === 'hundred';
}
