/** A word as the recogniser placed it; milliseconds from the start of what it was given. */
export interface HeardWord {
  word: string;
  startMs: number;
  endMs: number;
  /** Posterior of the recogniser, 0 to 1. */
  confidence: number;
}

/** What was said between two silences. */
export interface HeardSegment {
  text: string;
  words: HeardWord[];
}

const wordLine = /^(\S+) (\d+\.\d+) (\d+\.\d+) (\d+\.\d+)$/;
/** `<s>`, `<sil>`, `[NOISE]` and `++BREATH++` are places in the audio, not words. */
const filler = /^(<.*>|\[.*\]|\+\+.*\+\+)$/;

/**
 * Reads what `pocketsphinx_continuous -time yes` prints: a line of text for each utterance, and
 * under it a line `word start end posterior` for each word, `(2)` marking an alternative
 * pronunciation.
 */
export function parseHypothesis(output: string): HeardSegment[] {
  const segments: HeardSegment[] = [];
  let words: HeardWord[] = [];
  const finish = () => {
    if (words.length > 0) segments.push({ text: words.map(({ word }) => word).join(' '), words });
    words = [];
  };
  for (const line of output.split('\n')) {
    const match = wordLine.exec(line.trim());
    if (!match) {
      finish();
      continue;
    }
    const [, label = '', start, end, posterior] = match;
    if (filler.test(label)) continue;
    words.push({
      word: label.replace(/\(\d+\)$/, ''),
      startMs: Math.round(Number(start) * 1000),
      endMs: Math.round(Number(end) * 1000),
      // Printed from a logarithm, it may come out a little over one.
      confidence: Math.min(1, Number(posterior)),
    });
  }
  finish();
  return segments;
}
