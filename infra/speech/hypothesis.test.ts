import { expect, it } from 'vitest';
import { parseHypothesis } from './hypothesis.ts';

const log = `INFO: pocketsphinx.c(1168): so that is fixed costs (-39803)
word                 start end   pprob ascr       lscr       lback
<s>                  0     14    1.000 -150528    0          1  
so                   15    39    0.912 -867328    -260       2  
that(2)              40    61    0.898 -584704    -266       3  
[NOISE]              62    70    1.000 -404480    -524288    3  
is                   71    74    1.001 -512000    -245       3  
<sil>                75    142   1.000 -404480    -524288    3  
fixed                143   176   0.993 -610304    -654       1  
costs                177   230   0.961 -1308672   -339       2  
</s>                 231   240   1.000 -1233920   -79        3  
INFO: batch.c(760): multi: 13.37 seconds speech, 2.03 seconds CPU, 4.12 seconds wall
`;

it('reads words with their times, a segment between pauses, without fillers and variants', () => {
  const [first, second, ...rest] = parseHypothesis(log);
  expect(first?.text).toBe('so that is');
  expect(first?.words[1]).toEqual({ word: 'that', startMs: 400, endMs: 620, confidence: 0.898 });
  expect(first?.words[2]?.confidence).toBe(1);
  expect(second?.text).toBe('fixed costs');
  expect(second?.words.map(({ startMs }) => startMs)).toEqual([1_430, 1_770]);
  expect(rest).toEqual([]);
});

it('finds nothing where nothing was said', () => {
  expect(parseHypothesis('')).toEqual([]);
  const silent = log.split('\n').filter((line) => /^(INFO|word|<)/.test(line));
  expect(parseHypothesis(silent.join('\n'))).toEqual([]);
});
