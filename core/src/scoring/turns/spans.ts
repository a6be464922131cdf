import type { HeardWord } from '../../log/event.ts';
import type { GivenTurn } from './given-turn.ts';

/** A turn with its end. Turns that one side takes without the other saying anything between them are one group. */
export type TimedTurn = {
  role: GivenTurn['role'];
  text: string;
  words: HeardWord[];
  confidence: number | null;
  startMs: number;
  endMs: number;
};

/** 150 words a minute, for a turn whose words have no times. */
const msPerWord = 400;
/** Said while listening; it neither answers nor reacts. */
const backchannel = /^(?:m+h?m+|mm-?hm+|uh-?huh|hm+)[\s.,!]*$/i;

/** The turns in which something was said, each ending with its last word, or when the next begins. */
export function timedTurns(turns: readonly GivenTurn[]): TimedTurn[] {
  return turns.flatMap((turn, index) => {
    const text = turn.text.trim();
    return text === '' ? [] : [timed(turn, text, turns[index + 1]?.t_ms)];
  });
}

function timed(turn: GivenTurn, text: string, nextMs: number | undefined): TimedTurn {
  const words = (turn.words ?? []).map((word) => ({
    text: word.text,
    start_ms: Math.round(word.start_ms),
    end_ms: Math.round(Math.max(word.start_ms, word.end_ms)),
    confidence: word.confidence ?? null,
  }));
  const startMs = Math.round(words[0]?.start_ms ?? turn.t_ms);
  const guessedMs = startMs + text.split(/\s+/).length * msPerWord;
  const endMs = words.at(-1)?.end_ms ?? Math.round(Math.min(guessedMs, nextMs ?? guessedMs));
  const known = words.flatMap(({ confidence }) => (confidence === null ? [] : [confidence]));
  const confidence = known.length === 0 ? null : known.reduce((sum, one) => sum + one, 0) / known.length;
  return { role: turn.role, text, words, confidence, startMs, endMs: Math.max(startMs, endMs) };
}

/** A backchannel of the interviewer's does not part two turns of the candidate's. */
export function groupsOf(
  turns: readonly TimedTurn[],
  endsGroup: (turn: TimedTurn) => boolean,
): TimedTurn[][] {
  const groups: TimedTurn[][] = [];
  for (const turn of turns) {
    if (turn.role === 'interviewer' && backchannel.test(turn.text)) continue;
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && last.role === turn.role && !endsGroup(last)) group.push(turn);
    else groups.push([turn]);
  }
  return groups;
}
