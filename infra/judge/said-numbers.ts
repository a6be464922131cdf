/**
 * Figures in a text, read by other code than the interviewer's own, so that a fault in the one does not hide the other.
 * Digits with their scale, number words, and shares in words. Values only: units are not looked at.
 */
export function saidNumbers(text: string): number[] {
  const lower = text.toLowerCase().replace(/(\d),(?=\d{3}\b)/g, '$1');
  return [...digitFigures(lower), ...wordFigures(lower.replace(digits, ' # '))];
}

const scales: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  bn: 1e9,
  trillion: 1e12,
};
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const shares: Readonly<Record<string, number>> = {
  half: 0.5,
  third: 1 / 3,
  thirds: 1 / 3,
  quarter: 0.25,
  quarters: 0.25,
  fifth: 0.2,
  fifths: 0.2,
  dozen: 12,
  dozens: 12,
};

const digits = /(\d+(?:\.\d+)?)\s*(thousand|million|billion|trillion|k|mn|bn|m)?\b/g;

function digitFigures(text: string): number[] {
  return [...text.matchAll(digits)].map(
    ([, figure = '', scale = '']) => Number(figure) * (scales[scale] ?? 1),
  );
}

function wordFigures(text: string): number[] {
  const found: number[] = [];
  let run: string[] = [];
  const close = () => {
    const value = valueOf(run);
    if (value !== null) found.push(value);
    run = [];
  };
  for (const word of text.split(/[^a-z#']+/).filter(Boolean)) {
    const joins = run.length > 0 && /^(?:and|point|a)$/.test(word);
    if (isNumberWord(word) || joins) run.push(word);
    else close();
  }
  close();
  return found;
}

const isNumberWord = (word: string): boolean =>
  small.includes(word) ||
  tens.indexOf(word) > 1 ||
  (word in scales && word.length > 2) ||
  /^(?:half|thirds|quarters|fifths|dozens?)$/.test(word);

/** "forty two thousand and five hundred", "twelve and a half million", "three point two": null for a bare "and". */
function valueOf(words: readonly string[]): number | null {
  let total = 0;
  let part = 0;
  let decimals: string | null = null;
  let any = false;
  for (const word of words) {
    if (word === 'point') {
      decimals = '';
      continue;
    }
    const digit = small.indexOf(word);
    const ten = tens.indexOf(word);
    if (decimals !== null && digit >= 0) decimals += String(digit);
    else if (digit >= 0) part += digit;
    else if (ten > 1) part += ten * 10;
    else if (word in shares)
      part = part === 0 || word === 'half' ? part + (shares[word] ?? 0) : part * (shares[word] ?? 1);
    else if (word in scales) {
      part += decimals ? Number(`0.${decimals}`) : 0;
      decimals = null;
      const scale = scales[word] ?? 1;
      if (scale === 100) part = Math.max(1, part) * 100;
      else {
        total += Math.max(part, part === 0 ? 1 : part) * scale;
        part = 0;
      }
    } else continue;
    any = true;
  }
  if (decimals) part += Number(`0.${decimals}`);
  return any ? total + part : null;
}
