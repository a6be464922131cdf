const small = (
  'nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** A number below a billion, as one says it: `twelve point five`, `three hundred and six`. */
export function numberInWords(value: number): string {
  if (value < 0) return `minus ${numberInWords(-value)}`;
  const [whole = '0', fraction] = String(value).split('.');
  const spoken = wholeInWords(Number(whole));
  if (!fraction) return spoken;
  if (fraction === '5' && whole !== '0') return `${spoken} and a half`;
  return `${whole === '0' ? 'zero' : spoken} point ${[...fraction].map(digitInWords).join(' ')}`;
}

function wholeInWords(value: number): string {
  if (value < 20) return small[value] ?? '';
  if (value < 100) return tailed(tens[Math.floor(value / 10)] ?? '', value % 10, '-');
  if (value < 1000) return tailed(`${small[Math.floor(value / 100)]} hundred`, value % 100, ' and ');
  const [size, word] = value < 1e6 ? [1e3, 'thousand'] : [1e6, 'million'];
  const rest = value % size;
  return tailed(`${wholeInWords(Math.floor(value / size))} ${word}`, rest, rest < 100 ? ' and ' : ' ');
}

const tailed = (head: string, rest: number, between: string) =>
  rest === 0 ? head : `${head}${between}${wholeInWords(rest)}`;

const digitInWords = (digit: string) => (digit === '0' ? 'oh' : (small[Number(digit)] ?? ''));
