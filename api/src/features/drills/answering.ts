import { judgeDrill } from '@caseroom/core/drills/judge';
import { climb, inTimeMs } from '@caseroom/core/drills/ladder';
import type { Executor } from '../../database/database.ts';
import { finishRun, type ItemRow, type RunRow, setAnswer } from './drill.repository.ts';

type Held = { tx: Executor; run: RunRow; row: ItemRow };
/** `at` is when it was given, which is before it was understood and confirmed. */
type Given = { value: number; isSpoken: boolean; at: Date };

/** Judges an answer and moves the person on the ladder; the last item ends the run. */
export async function settle(
  { tx, run, row }: Held,
  { value, isSpoken, at }: Given,
  now: Date,
): Promise<void> {
  const judged = judgeDrill(row.item, value);
  const time_ms = Math.max(0, at.getTime() - row.asked_at.getTime());
  const inTime = time_ms <= inTimeMs(run.kind, row.item.level);
  const rung = climb({ level: row.level, streak: row.streak }, { right: judged.verdict === 'right', inTime });
  await setAnswer(tx, row, {
    ...{ value, is_spoken: isSpoken, ...judged, time_ms, answered_at: now },
    ...{ level_after: rung.level, streak_after: rung.streak },
  });
  if (row.number >= run.length) await finishRun(tx, run.id, now);
}
