import { expect, it } from 'vitest';
import { ApiFailure, unreachable } from '../api/failure.ts';
import { untilTaken } from './until-taken.ts';

/** A server that is back after `awayMs`, on a clock that moves with the waits; tells when it was tried. */
function server(awayMs: number, failure: () => ApiFailure = () => unreachable(null)) {
  let nowMs = 0;
  const triedMs: number[] = [];
  const clock = {
    now: () => nowMs,
    sleep: async (ms: number) => {
      nowMs += ms;
    },
  };
  const tell = async (): Promise<string> => {
    triedMs.push(nowMs);
    if (nowMs < awayMs) throw failure();
    return 'taken';
  };
  return { clock, tell, triedMs };
}
const startTurn = { command: 'start_turn', doneAt: 0 } as const;
const endTurn = { command: 'end_turn', doneAt: 0 } as const;
const inRoom = new AbortController().signal;

it('tells of a key again and again, every two seconds in the end', async () => {
  const { tell, clock, triedMs } = server(6_000);
  expect(await untilTaken(tell, startTurn, inRoom, clock)).toBe('taken');
  expect(triedMs).toEqual([0, 500, 1_500, 3_500, 5_500, 7_500]);
});

it('gives up a beginning that is older than the sound which is kept, and no end of a turn', async () => {
  const beginning = server(300_000);
  await expect(untilTaken(beginning.tell, startTurn, inRoom, beginning.clock)).rejects.toThrow(ApiFailure);
  expect(beginning.triedMs.at(-1)).toBeLessThan(62_000);
  const end = server(300_000);
  expect(await untilTaken(end.tell, endTurn, inRoom, end.clock)).toBe('taken');
});

it('takes a refusal for an answer', async () => {
  const refusal = new ApiFailure({ code: 'session_over', message: 'It is over.', status: 409 });
  const { tell, clock, triedMs } = server(1, () => refusal);
  await expect(untilTaken(tell, endTurn, inRoom, clock)).rejects.toBe(refusal);
  expect(triedMs).toEqual([0]);
});

it('does not ask again for an answer that this page cannot read', async () => {
  const unread = new ApiFailure({ code: 'unexpected_answer', message: 'Reload the page.', status: 502 });
  const { tell, clock, triedMs } = server(300_000, () => unread);
  await expect(untilTaken(tell, endTurn, inRoom, clock)).rejects.toBe(unread);
  expect(triedMs).toEqual([0]);
});

it('tells of nothing any more once the room is left', async () => {
  const leaving = new AbortController();
  const { tell, clock, triedMs } = server(300_000);
  const sleep = async (ms: number) => {
    await clock.sleep(ms);
    if (clock.now() > 3_000) leaving.abort();
  };
  await expect(untilTaken(tell, endTurn, leaving.signal, { ...clock, sleep })).rejects.toThrow(ApiFailure);
  expect(triedMs).toEqual([0, 500, 1_500]);
});
