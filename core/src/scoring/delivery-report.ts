import {
  fillersPer100Words,
  longPauses,
  meanConfidence,
  minMeanConfidence,
  minWordsForPace,
  talkShare,
  wordsPerMinute,
} from '../delivery/measures.ts';
import type { CompiledCase } from '../case/schema.ts';
import type { LogEvent } from '../log/event.ts';
import type { Delivery, Measure, SpokenMeasures } from '../wire/report.ts';
import { round } from './bands.ts';
import { type RecordLine, candidateLines, inPhases } from './transcript.ts';

/** Delivery for the candidate's own eyes: each measure with its sample, or the reason why there is none. */
export function deliveryOf(
  compiled: CompiledCase,
  events: readonly LogEvent[],
  lines: readonly RecordLine[],
): Delivery {
  return {
    ...spokenMeasures(lines),
    time_to_structure_s: timeToStructure(compiled, events, lines),
    thinking: thinkingOf(events),
  };
}

/** The same measures for each phase in which the candidate spoke. */
export function deliveryByPhase(
  compiled: CompiledCase,
  lines: readonly RecordLine[],
): NonNullable<Delivery['phases']> {
  return compiled.source.phases.flatMap(({ id, title }) => {
    const own = lines.filter(({ phase }) => phase?.id === id);
    return candidateLines(own).some(({ modality }) => modality === 'spoken')
      ? [{ phase_id: id, title, ...spokenMeasures(own) }]
      : [];
  });
}

function spokenMeasures(lines: readonly RecordLine[]): SpokenMeasures {
  const spoken = candidateLines(lines).filter((line) => line.modality === 'spoken');
  const words = spoken.flatMap((line) => line.words);
  const lack = whyNoWords(spoken, words.length, meanConfidence(words));
  const measured = (value: number | null, unit: string, n: number): Measure =>
    lack === null && value !== null
      ? { value: round(value), unit, n, why: null }
      : { value: null, unit, n, why: lack ?? 'There was nothing to measure.' };
  const share = talkShare(
    spoken,
    lines.filter((line) => line.speaker === 'interviewer'),
  );
  return {
    words_per_minute: measured(wordsPerMinute(words), 'words a minute', words.length),
    fillers_per_100_words: measured(fillersPer100Words(words), 'fillers per 100 words', words.length),
    long_pauses: measured(
      longPauses(spoken.map((line) => line.words)).length,
      'pauses of 2 s or more',
      spoken.length,
    ),
    talk_share:
      spoken.length > 0 && share !== null
        ? { value: Math.round(share * 100), unit: '%', n: spoken.length, why: null }
        : { value: null, unit: '%', n: 0, why: 'Nothing was spoken aloud.' },
  };
}

function whyNoWords(spoken: readonly RecordLine[], words: number, confidence: number | null): string | null {
  if (spoken.length === 0) return 'Typed turns have no delivery.';
  if (words === 0) return 'The recogniser gave no times of words.';
  if (words < minWordsForPace) return `Only ${words} words with times; ${minWordsForPace} are needed.`;
  if (confidence !== null && confidence < minMeanConfidence) return 'The audio was too poor to measure this.';
  return null;
}

function timeToStructure(
  compiled: CompiledCase,
  events: readonly LogEvent[],
  lines: readonly RecordLine[],
): Measure {
  const phase = compiled.source.phases.find((one) => one.kind === 'structure');
  const entered = events.find((event) => event.kind === 'phase_entered' && event.data.phase_id === phase?.id);
  const first = candidateLines(inPhases(lines, 'structure')).find(
    (line) => line.text.split(/\s+/).length >= 15,
  );
  const unit = 's from the question to the first sentence of the structure';
  if (!entered || !first) return { value: null, unit, n: 0, why: 'No structure was given.' };
  if (first.startMs < entered.occurred_ms)
    return { value: null, unit, n: 0, why: 'The structure came before it was asked for.' };
  return { value: round((first.startMs - entered.occurred_ms) / 1000), unit, n: 1, why: null };
}

function thinkingOf(events: readonly LogEvent[]): Delivery['thinking'] {
  const total = (pick: (event: LogEvent) => number): number =>
    round(events.reduce((sum, event) => sum + pick(event), 0) / 1000);
  return {
    asked: events.filter((event) => event.kind === 'thinking_asked').length,
    granted_s: total((event) => (event.kind === 'thinking_granted' ? event.data.granted_ms : 0)),
    used_s: total((event) => (event.kind === 'thinking_ended' ? event.data.used_ms : 0)),
  };
}
