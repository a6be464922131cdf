import type { Turn, Unheard, Utterance } from '../interviewer/port.ts';

/**
 * What the candidate has said since the last reply began. A turn is what is said between two replies: an answer that
 * was thrown away before a word of it was heard leaves its utterances here, for the next answer to cover.
 */
export type OpenTurn = {
  add(utterance: Pick<Utterance, 'eventId' | 'text'>): void;
  /** What an answer would cover now, with words that are not final yet if there are any. */
  snapshot(unheard?: Unheard | null): Turn;
  /** A reply to this turn began: what it covered is answered. */
  settle(turn: Turn): void;
  /** Nobody is to answer anything but these any more. */
  keep(eventIds: readonly string[]): void;
  /** What is there waits for more: the candidate wishes to think before they go on. */
  hold(): void;
  /** There is nothing but what waits for more. */
  readonly isHeld: boolean;
  readonly isEmpty: boolean;
};

export function createOpenTurn(): OpenTurn {
  let utterances: { eventId: string; text: string }[] = [];
  let held: typeof utterances = [];
  return {
    add({ eventId, text }) {
      // What the log brings while an interviewer begins may be in what it begins with.
      if (!utterances.some((utterance) => utterance.eventId === eventId)) utterances.push({ eventId, text });
    },
    snapshot(unheard = null) {
      const all = unheard ? [...utterances, { eventId: unheard.id, text: unheard.text }] : utterances;
      return {
        utteranceIds: all.map((utterance) => utterance.eventId),
        text: all.map((utterance) => utterance.text.trim()).join(' '),
      };
    },
    settle(turn) {
      const answered = new Set(turn.utteranceIds);
      utterances = utterances.filter((utterance) => !answered.has(utterance.eventId));
    },
    keep(eventIds) {
      utterances = utterances.filter(({ eventId }) => eventIds.includes(eventId));
    },
    hold() {
      held = [...utterances];
    },
    get isHeld() {
      return utterances.every((utterance) => held.includes(utterance));
    },
    get isEmpty() {
      return utterances.length === 0;
    },
  };
}
