import type { TranscriptLine } from '@caseroom/core/wire/view';

/** What the candidate's view and a listener's have in common. */
type Followed = { seq: number; lines: TranscriptLine[] };
type Change<V> = {
  seq: number;
  set: { [K in keyof V]?: V[K] | undefined };
  lines: readonly TranscriptLine[];
};

/** The view after a change. A change that the view holds already (sent twice over a reconnect) leaves it as it is. */
export function mergeChange<V extends Followed>(view: V, change: Change<Omit<V, keyof Followed>>): V {
  if (change.seq <= view.seq) return view;
  const set = Object.fromEntries(Object.entries(change.set).filter(([, value]) => value !== undefined));
  return { ...view, ...set, seq: change.seq, lines: mergeLines(view.lines, change.lines) };
}

/** A whole view replaces an older one only: the stream and a request may overtake each other. */
export const newerView = <V extends Followed>(held: V | null, come: V): V =>
  held && held.seq > come.seq ? held : come;

function mergeLines(held: TranscriptLine[], come: readonly TranscriptLine[]): TranscriptLine[] {
  if (come.length === 0) return held;
  const byId = new Map(held.map((line) => [line.id, line]));
  for (const line of come) byId.set(line.id, line);
  return [...byId.values()].sort((one, other) => one.start_ms - other.start_ms);
}
