import { speakFigure } from '@caseroom/core/case/spoken-figure';
import type { DrillItem } from '@caseroom/core/drills/item';
import { inTimeMs, topLevel, type Rung } from '@caseroom/core/drills/ladder';
import { unitInWords } from '@caseroom/core/drills/prose';
import type { DrillQuestion, DrillResult, DrillRun } from '@caseroom/core/wire/drills';
import type { ItemRow, RunRow } from './drill.repository.ts';

/** A run as its page sees it. Of an item that is not answered yet it has the question alone. */
export function viewOfRun(run: RunRow, items: readonly ItemRow[], rung: Rung, now: Date): DrillRun {
  const open = items.find(({ answered_at }) => answered_at === null);
  return {
    run_id: run.id,
    kind: run.kind,
    topic: run.topic,
    length: run.length,
    level: rung.level,
    top_level: topLevel,
    started_at: run.started_at.toISOString(),
    finished_at: run.finished_at?.toISOString() ?? null,
    question: open && run.finished_at === null ? questionOf(open) : null,
    results: items.flatMap((row) => resultOf(row) ?? []),
    now: now.toISOString(),
  };
}

const figureOf = ({ unit }: DrillItem, value: number): string => speakFigure(value, unit, 'figure');

function askedOf({ number, item }: ItemRow) {
  const { topic, level, text, exhibit, unit } = item;
  const in_time_ms = inTimeMs(item.kind, level);
  return { number, topic, level, text, exhibit, answer_in: unitInWords(unit), in_time_ms };
}

function questionOf(row: ItemRow): DrillQuestion {
  const { item, heard } = row;
  return {
    ...askedOf(row),
    spoken: item.spoken,
    asked_at: row.asked_at.toISOString(),
    heard: heard && { text: heard.text, figure: figureOf(item, heard.value) },
  };
}

function resultOf(row: ItemRow): DrillResult | null {
  const { item, value, verdict, level_after } = row;
  if (value === null || verdict === null || level_after === null) return null;
  const time_ms = row.time_ms ?? 0;
  return {
    ...askedOf(row),
    given: figureOf(item, value),
    spoken: row.is_spoken ?? false,
    verdict,
    error: row.error,
    explain: row.explain,
    answer: figureOf(item, item.answer),
    accepted:
      item.kind === 'estimation' ? [figureOf(item, item.band[0]), figureOf(item, item.band[1])] : null,
    steps: [...item.steps],
    time_ms,
    in_time: time_ms <= inTimeMs(item.kind, item.level),
    level_after,
  };
}
