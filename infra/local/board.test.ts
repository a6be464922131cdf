import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createBoard } from './board.ts';

function screen(isTTY: boolean) {
  let text = '';
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  return { out: Object.assign(out, { isTTY, columns: 80 }), text: () => text };
}

describe('the board', () => {
  it('appends a line for each change where there is no terminal, with the time that a part took', () => {
    const { out, text } = screen(false);
    let nowMs = 0;
    const board = createBoard(['Queue', 'Pages'], out, () => nowMs);
    board.set('Queue', 'working', 'starting');
    nowMs = 1_240;
    board.set('Queue', 'ready', 'port 1');
    board.close();
    expect(text().split('\n').slice(0, 2)).toEqual([
      '  … Queue     0.0 s  starting',
      '  ✓ Queue     1.2 s  port 1',
    ]);
  });

  it('rewrites its lines in a terminal and keeps other lines above them', () => {
    const { out, text } = screen(true);
    const board = createBoard(['Queue', 'Pages'], out, () => 0);
    board.set('Queue', 'ready', '');
    board.say('hello');
    board.close();
    expect(text()).toContain('\x1b[2A\x1b[0Jhello\n');
    expect(text().match(/✓ Queue/g)?.length).toBe(3);
  });
});
