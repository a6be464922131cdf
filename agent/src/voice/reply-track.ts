import { spokenShare } from './spoken-share.ts';

/** A stretch of a reply's sound and the words in it. */
type Stretch = {
  text: string;
  startMs: number;
  durationMs: number;
  /** Nothing more of it will come. */
  isWhole: boolean;
  /** A sign of life: heard, and no part of the reply. */
  isFiller: boolean;
};

export type FillerHeard = { text: string; startMs: number; endMs: number };

/**
 * What of a reply became sound, on the clock of its own playout (0 is its first frame), so that what was heard can be
 * told to the word when it stops early, and what was not can be said in another way.
 */
export type ReplyTrack = {
  /** `performance.now()` of the moment at which the turn was taken. */
  readonly takenAt: number;
  /** It answers a turn, rather than a timer or a command. */
  readonly answersTurn: boolean;
  /** Its reply is over: whoever comes late has nothing more to do with it. */
  isOver: boolean;
  /** Words that are to be said. */
  plan(text: string): void;
  /** Words whose sound begins here. */
  begin(text: string, isFiller: boolean): void;
  grow(durationMs: number): void;
  /** The words that began last got so far and no further. */
  breakOff(said: string): void;
  end(): void;
  readonly planned: string;
  /** What was planned and has not become sound, whoever is to blame for it. */
  readonly unsaid: string;
  readonly durationMs: number;
  /** Where the reply itself begins; null while there is nothing of it, or a sign of life only. */
  readonly replyStartMs: number | null;
  /** Told once: from here on `replyStartMs` is known. */
  onReplySound: () => void;
  /** Ends the making of its sound, and with it every request for it. */
  stop: () => void;
  /** The reply's words that have sounded when so much was played; all of them by default. */
  heard(playedMs?: number): string;
  filler(playedMs?: number): FillerHeard | null;
};

export function createReplyTrack(takenAt: number, answersTurn: boolean): ReplyTrack {
  const stretches: Stretch[] = [];
  let durationMs = 0;
  let planned = '';
  let told = false;
  const end = () => {
    const last = stretches.at(-1);
    if (last) last.isWhole = true;
  };
  const track: ReplyTrack = {
    takenAt,
    answersTurn,
    isOver: false,
    onReplySound: () => {},
    stop: () => {},
    plan(text) {
      planned = `${planned} ${text.trim()}`.trim();
    },
    begin(text, isFiller) {
      end();
      stretches.push({ text, startMs: durationMs, durationMs: 0, isWhole: false, isFiller });
    },
    grow(ms) {
      const last = stretches.at(-1);
      if (!last) return;
      last.durationMs += ms;
      durationMs += ms;
      if (last.isFiller || told) return;
      told = true;
      track.onReplySound();
    },
    breakOff(said) {
      const last = stretches.at(-1);
      if (last) Object.assign(last, { text: said, isWhole: true });
    },
    end,
    get planned() {
      return planned;
    },
    // Replies are spoken from their beginning on, and cut between words.
    get unsaid() {
      return wordsOf(planned)
        .slice(wordsOf(spokenOf(stretches)).length)
        .join(' ');
    },
    get durationMs() {
      return durationMs;
    },
    get replyStartMs() {
      return stretches.find(({ isFiller, durationMs: ms }) => !isFiller && ms > 0)?.startMs ?? null;
    },
    heard: (playedMs = Number.POSITIVE_INFINITY) =>
      stretches
        .filter(({ isFiller }) => !isFiller)
        .map((stretch) => heardOf(stretch, playedMs))
        .filter((text) => text !== '')
        .join(' '),
    filler(playedMs = Number.POSITIVE_INFINITY) {
      const found = stretches.find(({ isFiller }) => isFiller);
      const text = found && heardOf(found, playedMs);
      if (!found || !text) return null;
      return { text, startMs: found.startMs, endMs: Math.min(found.startMs + found.durationMs, playedMs) };
    },
  };
  return track;
}

const spokenOf = (stretches: readonly Stretch[]): string =>
  stretches
    .filter(({ isFiller }) => !isFiller)
    .map((stretch) => (stretch.isWhole ? stretch.text : heardOf(stretch, Number.POSITIVE_INFINITY)))
    .join(' ');

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Of a stretch whose length is not known yet, a word is taken to need what words of a calm voice need. */
const USUAL_MS_PER_LETTER = 65;
/** Frames are 20 ms and the playout's count ends within one: what lacks less than two was played to its end. */
const NEARLY_MS = 40;

function heardOf({ text, startMs, durationMs, isWhole }: Stretch, playedMs: number): string {
  const played = playedMs - startMs;
  if (played <= 0 || durationMs === 0) return '';
  if (isWhole && played >= durationMs - NEARLY_MS) return text;
  const rate = isWhole ? durationMs / Math.max(1, text.length) : USUAL_MS_PER_LETTER;
  return spokenShare(text, Math.min(played, durationMs), rate);
}
