import type { Writable } from 'node:stream';

export type PartState = 'waiting' | 'working' | 'ready' | 'given' | 'failed' | 'stopped';

export type Board = {
  /** Sets a part's line: its state, and a few words about what it is doing. */
  set: (part: string, state: PartState, words: string) => void;
  /** A line of its own, above or below the parts. */
  say: (line: string) => void;
  close: () => void;
};

type Line = { state: PartState; words: string; sinceMs: number; tookMs: number | undefined };

const MARKS: Record<PartState, string> = {
  waiting: '·',
  working: '…',
  ready: '✓',
  given: '✓',
  failed: '✗',
  stopped: '-',
};
const REDRAW_MS = 250;

/** One line a part, rewritten in a terminal and appended elsewhere. `nowMs` is a monotonic clock. */
export function createBoard(
  parts: readonly string[],
  out: Writable & { isTTY?: boolean; columns?: number },
  nowMs: () => number,
): Board {
  const lines = new Map<string, Line>(
    parts.map((part) => [part, { state: 'waiting', words: '', sinceMs: nowMs(), tookMs: undefined }]),
  );
  const width = Math.max(...parts.map((part) => part.length));
  const live = out.isTTY === true;
  let drawn = 0;
  let closed = false;

  const text = (part: string, line: Line) => {
    const ms = line.tookMs ?? (line.state === 'working' ? nowMs() - line.sinceMs : undefined);
    const seconds = ms === undefined ? '' : `${(ms / 1000).toFixed(1)} s`;
    return `  ${MARKS[line.state]} ${part.padEnd(width)}  ${seconds.padStart(8)}  ${line.words}`;
  };
  const draw = () => {
    const rows = [...lines].map(
      ([part, line]) => `\x1b[2K${text(part, line).slice(0, (out.columns || 120) - 1)}\n`,
    );
    out.write((drawn > 0 ? `\x1b[${drawn}A` : '') + rows.join(''));
    drawn = rows.length;
  };
  const erase = () => {
    if (drawn > 0) out.write(`\x1b[${drawn}A\x1b[0J`);
    drawn = 0;
  };
  const timer = live ? setInterval(draw, REDRAW_MS) : undefined;
  timer?.unref();

  return {
    set: (part, state, words) => {
      const before = lines.get(part);
      const begins = state === 'working' && before?.state !== 'working';
      const sinceMs = begins || !before ? nowMs() : before.sinceMs;
      const tookMs = state === 'ready' && before?.state === 'working' ? nowMs() - sinceMs : undefined;
      const line = { state, words, sinceMs, tookMs };
      lines.set(part, line);
      if (closed || !live) out.write(`${text(part, line)}\n`);
      else draw();
    },
    say: (line) => {
      if (closed || !live) return void out.write(`${line}\n`);
      erase();
      out.write(`${line}\n`);
      draw();
    },
    close: () => {
      if (live && !closed) draw();
      closed = true;
      clearInterval(timer);
    },
  };
}
