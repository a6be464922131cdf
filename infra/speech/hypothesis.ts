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

const frameMs = 10;
/** A pause that is heard as one; shorter ones lie between words of a phrase. */
const segmentPauseMs = 500;
/** Word, first and last frame, posterior, acoustic score, language score, order of the model. */
const wordLine = /^(\S+)\s+(\d+)\s+(\d+)\s+(\d+\.\d+)\s+-?\d+\s+-?\d+\s+\d+\s*$/;
/** `<s>`, `<sil>`, `[NOISE]` and `++BREATH++` are places in the audio, not words. */
const filler = /^(<.*>|\[.*\]|\+\+.*\+\+)$/;

/**
 * Reads the table that `pocketsphinx_batch -backtrace yes` writes into its log; `(2)` marks an
 * alternative pronunciation.
 */
export function parseHypothesis(log: string): HeardSegment[] {
  const segments: HeardSegment[] = [];
  for (const word of log.split('\n').flatMap(parseWord)) {
    const last = segments.at(-1);
    const pauseMs = word.startMs - (last?.words.at(-1)?.endMs ?? 0);
    if (!last || pauseMs >= segmentPauseMs) segments.push({ text: word.word, words: [word] });
    else {
      last.words.push(word);
      last.text += ` ${word.word}`;
    }
  }
  return segments;
}

function parseWord(line: string): HeardWord[] {
  const [, label = '', first, last, posterior] = wordLine.exec(line) ?? [];
  if (label === '' || filler.test(label)) return [];
  return [
    {
      word: label.replace(/\(\d+\)$/, ''),
      startMs: Number(first) * frameMs,
      endMs: (Number(last) + 1) * frameMs,
      // Printed from a logarithm, it may come out a little over one.
      confidence: Math.min(1, Number(posterior)),
    },
  ];
}
