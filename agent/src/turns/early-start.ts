import { carriesLine } from '../interviewer/lines.ts';
import type { Interviewer, Proposal, Rehearsal, Unheard } from '../interviewer/port.ts';
import { uuidV7 } from '../life/uuid-v7.ts';
import { piecesOf } from '../voice/pieces.ts';
import type { ReplyVoice } from '../voice/reply-voice.ts';

/**
 * So many replies are begun early for one turn at most: each costs a model's tokens and a sentence of a voice. Five on
 * words that are not final, for the pauses in a turn, and three on finals, after which most turns are over.
 */
const MOST_ON_INTERIMS = 5;
const MOST_ON_FINALS = 3;
/** Two windows of the detector, which hears speech for some 60 ms after its end: a turn may be over after them. */
const QUIET_MS = 60;
/** Interims come every 200 ms, so the newest lacks so many words of what was said. */
const LATE_WORDS = 2;

export type EarlyStartDeps = {
  /** What the answer would be now; leaves no trace. */
  guess: (unheard: Unheard | null) => Proposal | null;
  rehearse: Interviewer['rehearse'];
  voice: Pick<ReplyVoice, 'ahead' | 'drop'>;
};

/**
 * Begins the words and the first sound of a reply while it is not sure yet that the turn is over, so that model and
 * voice work during the wait for its end. Nothing of it is heard or logged unless the same is decided at that end.
 */
export type EarlyStart = {
  /** Words that may still change; `stable`: they have not for a moment. */
  onInterim(interim: { text: string; stable: boolean }): void;
  /** For how long the candidate has been silent by now, in milliseconds. */
  onSilence(silentMs: number): void;
  /** A final became part of the turn. */
  onFinal(): void;
  /** The turn is over and this is decided: what was begun for it, or nothing. Everything else is thrown away. */
  take(proposal: Proposal): Rehearsal | undefined;
  close(): void;
};

type Begun = { rehearsal: Rehearsal; plan: string; said: string; piece: string | undefined; isOver: boolean };

export function createEarlyStart(deps: EarlyStartDeps): EarlyStart {
  let begun: Begun | undefined;
  let onInterims = 0;
  let onFinals = 0;
  const unheardId = uuidV7();
  let words = '';
  let silentMs = 0;

  const abandon = () => {
    if (!begun) return;
    begun.isOver = true;
    begun.rehearsal.abort();
    if (begun.piece !== undefined) deps.voice.drop(begun.piece);
    begun = undefined;
  };
  const isOf = (proposal: Proposal): boolean =>
    begun !== undefined &&
    begun.plan === planOf(proposal) &&
    // A model answers to what it was told; the case's own line is the same whatever the words were.
    (begun.rehearsal.clauses === null ||
      begun.said === saidIn(proposal) ||
      (isPutInWords(proposal) && isNearlyAll(begun.said, saidIn(proposal))));
  const begin = (proposal: Proposal) => {
    abandon();
    const rehearsal = deps.rehearse(proposal);
    const fresh: Begun = {
      ...{ rehearsal, plan: planOf(proposal), said: saidIn(proposal) },
      ...{ piece: undefined, isOver: false },
    };
    begun = fresh;
    voiceFirst(fresh, deps.voice).catch(() => {});
  };
  const beginOnWords = () => {
    const proposal = words === '' ? null : deps.guess({ id: unheardId, text: words });
    if (!proposal || isOf(proposal) || onInterims >= MOST_ON_INTERIMS) return;
    onInterims += 1;
    begin(proposal);
  };
  return {
    onInterim({ text, stable }) {
      words = text;
      if (stable || silentMs >= QUIET_MS) beginOnWords();
    },
    onSilence(ms) {
      const before = silentMs;
      silentMs = ms;
      if (before < QUIET_MS && ms >= QUIET_MS) beginOnWords();
    },
    onFinal() {
      words = '';
      const proposal = deps.guess(null);
      if (!proposal) return abandon();
      if (isOf(proposal) || onFinals >= MOST_ON_FINALS) return;
      onFinals += 1;
      begin(proposal);
    },
    take(proposal) {
      [onInterims, onFinals] = [0, 0];
      words = '';
      if (!isOf(proposal)) {
        abandon();
        return undefined;
      }
      const taken = begun?.rehearsal;
      begun = undefined;
      return taken;
    },
    close: abandon,
  };
}

/** Only the first piece: the gap is over with it, and the rest is asked for when it is sure to be heard. */
async function voiceFirst(begun: Begun, voice: EarlyStartDeps['voice']): Promise<void> {
  for await (const piece of piecesOf(begun.rehearsal.words())) {
    if (begun.isOver) return;
    begun.piece = piece;
    voice.ahead(piece);
    return;
  }
}

/** What is the same when the same would be said and done. */
const planOf = ({ directive, plannedText, exhibitId, thinkingMs, endsSession }: Proposal): string =>
  JSON.stringify([directive, plannedText, exhibitId, thinkingMs, endsSession]);

/**
 * The model only words a line that the whole of what was said has led to; where it leads over from what was said, its
 * last words count.
 */
const isPutInWords = ({ directive }: Proposal): boolean => !carriesLine(directive.act);

const isNearlyAll = (begun: string, said: string): boolean =>
  begun !== '' &&
  said.startsWith(`${begun} `) &&
  said.slice(begun.length + 1).split(' ').length <= LATE_WORDS;

/** The words alone: recognisers change points and capitals with the last word. */
const saidIn = ({ turn }: Proposal): string =>
  (turn?.text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/)
    .join(' ')
    .trim();
