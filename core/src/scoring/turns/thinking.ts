import { askedTimeMs } from '../../interview/intent.ts';
import { askTime, letMeThink } from '../../interview/intent-patterns.ts';
import { grantOf, readThinkingSpeech } from '../../interview/thinking.ts';
import type { Scribe } from './scribe.ts';
import type { TimedTurn } from './spans.ts';

/** Longer turns that speak of time do something else besides. */
const mostWords = 30;
const refusal = /\b(?:no time|not now|rather not|we have to go on|let(?:'|’)s go on without)\b/i;

export function asksForTime(turn: TimedTurn): boolean {
  const text = plain(turn.text);
  if (turn.role !== 'candidate' || text.split(/\s+/).length > mostWords) return false;
  return askTime.test(text) || letMeThink.test(text);
}

export function writeAsked(scribe: Scribe, turn: TimedTurn): void {
  const asked_ms = askedTimeMs(plain(turn.text));
  scribe.write({ kind: 'thinking_asked', data: { asked_ms, by: 'voice' } }, turn.endMs);
}

/** The reply to a request for time grants it unless it says otherwise. */
export function writeGranted(scribe: Scribe, asked: TimedTurn, reply: TimedTurn): void {
  if (refusal.test(reply.text)) return;
  const granted_ms = grantOf(askedTimeMs(plain(asked.text)));
  scribe.write(
    { kind: 'thinking_granted', data: { granted_ms, ends_ms: reply.endMs + granted_ms } },
    reply.endMs,
  );
}

/** Whether a line in granted time is still thinking aloud: it addresses nobody, and a later one does. */
export function isThinkingAloud(scribe: Scribe, turn: TimedTurn, later: readonly TimedTurn[]): boolean {
  const { thinking } = scribe.state();
  if (!thinking || turn.startMs >= thinking.endsMs) return false;
  const speech = readThinkingSpeech(turn.text);
  if (speech === 'address' || speech === 'question' || speech === 'more') return false;
  const isReplied = later[0]?.role === 'interviewer';
  const comesBack = later.some(
    (one) =>
      one.role === 'candidate' && readThinkingSpeech(one.text) === 'address' && one.startMs < thinking.endsMs,
  );
  return speech === 'muttering' || (comesBack && !isReplied);
}

export function endsThinking(scribe: Scribe, turn: TimedTurn): boolean {
  const { thinking } = scribe.state();
  return (
    thinking !== null && (turn.startMs >= thinking.endsMs || readThinkingSpeech(turn.text) !== 'question')
  );
}

export function writeEnded(scribe: Scribe, turn: TimedTurn): void {
  const { thinking } = scribe.state();
  if (!thinking) return;
  const used_ms = Math.max(0, turn.startMs - thinking.askedAtMs);
  scribe.write({ kind: 'thinking_ended', data: { used_ms, by: 'address' } }, turn.startMs);
}

const plain = (text: string): string => text.toLowerCase().replace(/’/g, "'").trim();
