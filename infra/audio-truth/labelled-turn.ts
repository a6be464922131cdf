import { RATE_HZ } from './microphone.ts';
import type { Utterance } from '../simulators/script.ts';
import { synthesise } from '../speech/clips.ts';
import { telephoneBand } from './telephone-band.ts';
import { turnClasses, turnSet, type ClassOf, type TurnClass, type TurnSet, type Where } from './turn-set.ts';

/** Recognisers end a stretch of speech at a pause of this length; shorter ones lie within it. */
const BURST_MS = 300;
const VOICES = ['slt', 'rms', 'awb'] as const;

export type Pause = { startMs: number; endMs: number };

/** An utterance as samples, with the truth about it. */
export type LabelledTurn = {
  id: string;
  kind: TurnClass;
  where: Where;
  text: string;
  samples: Int16Array;
  firstMs: number;
  /** The last sample of speech: here the turn ends. */
  lastMs: number;
  /** Where the candidate is silent and not done. */
  pauses: Pause[];
  /** What a recogniser hears one after the other. */
  bursts: Utterance[];
  /** The words that were said before this moment of the clip, a silence's beginning. */
  wordsBy(ms: number): string;
};

/** Text and pauses of a line: `one [500] two` is two parts with 500 ms between them. */
export function partsOf(line: string): { text: string; pauseMs: number }[] {
  const pieces = line.split(/\s*\[(\d+)\]\s*/);
  return pieces.flatMap((text, index) =>
    index % 2 ? [] : [{ text, pauseMs: Number(pieces[index + 1] ?? 0) }],
  );
}

/** Every utterance of a set, in voices that take turns; the same samples each time. */
export async function labelledTurns(set: TurnSet = turnSet): Promise<LabelledTurn[]> {
  const turns: LabelledTurn[] = [];
  for (const kind of turnClasses) {
    const one = set[kind];
    for (const [index, line] of (one?.lines ?? []).entries())
      if (one) turns.push(await labelledTurn(one, kind, index, line));
  }
  return turns;
}

async function labelledTurn(
  { where, telephone }: ClassOf,
  kind: TurnClass,
  index: number,
  line: string,
): Promise<LabelledTurn> {
  const voice = VOICES[index % VOICES.length] ?? 'slt';
  const spoken = await Promise.all(partsOf(line).map((part) => speakPart(part, voice)));
  const placed = place(spoken);
  return {
    id: `${kind} ${index + 1}`,
    kind,
    where,
    text: spoken.map(({ text }) => text).join(' '),
    samples: telephone === true ? telephoneBand(placed.samples) : placed.samples,
    firstMs: placed.spans[0]?.startMs ?? 0,
    lastMs: placed.spans.at(-1)?.endMs ?? 0,
    pauses: gapsOf(placed.spans),
    bursts: burstsOf(spoken, placed.spans),
    wordsBy: (ms) =>
      spoken
        .filter((_, at) => (placed.spans[at]?.endMs ?? 0) <= ms)
        .map(({ text }) => text)
        .join(' '),
  };
}

type Spoken = { text: string; pauseMs: number; samples: Int16Array };

async function speakPart(
  { text, pauseMs }: { text: string; pauseMs: number },
  voice: 'slt' | 'rms' | 'awb',
): Promise<Spoken> {
  const clip = await synthesise(text, { voice, rateHz: RATE_HZ, leadMs: 0, tailMs: 0 });
  const samples = new Int16Array(clip.pcm.length / 2);
  for (let at = 0; at < samples.length; at += 1) samples[at] = clip.pcm.readInt16LE(at * 2);
  return { text, pauseMs, samples };
}

const LEAD_MS = 100;
const TAIL_MS = 200;
const msOf = (samples: number): number => (samples / RATE_HZ) * 1000;
const samplesOf = (ms: number): number => Math.round((ms * RATE_HZ) / 1000);

/** The parts one after the other, and from when to when each sounds. */
function place(spoken: readonly Spoken[]): { samples: Int16Array; spans: Pause[] } {
  const total = spoken.reduce((sum, part) => sum + part.samples.length + samplesOf(part.pauseMs), 0);
  const samples = new Int16Array(samplesOf(LEAD_MS) + total + samplesOf(TAIL_MS));
  let at = samplesOf(LEAD_MS);
  const spans = spoken.map((part) => {
    samples.set(part.samples, at);
    const span = { startMs: msOf(at), endMs: msOf(at + part.samples.length) };
    at += part.samples.length + samplesOf(part.pauseMs);
    return span;
  });
  return { samples, spans };
}

const gapsOf = (spans: readonly Pause[]): Pause[] =>
  spans.slice(1).map((span, index) => ({ startMs: spans[index]?.endMs ?? 0, endMs: span.startMs }));

/** Parts with a short pause between them are one stretch of speech to a recogniser. */
function burstsOf(spoken: readonly Spoken[], spans: readonly Pause[]): Utterance[] {
  const bursts: { text: string; startMs: number; endMs: number }[] = [];
  for (const [index, { text }] of spoken.entries()) {
    const span = spans[index] ?? { startMs: 0, endMs: 0 };
    const last = bursts.at(-1);
    if (last && span.startMs - last.endMs < BURST_MS) {
      last.text = `${last.text} ${text}`;
      last.endMs = span.endMs;
    } else bursts.push({ text, ...span });
  }
  return bursts.map(({ text, startMs, endMs }) => ({ text, durationMs: endMs - startMs }));
}
