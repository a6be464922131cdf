import type { DrillRun } from '@caseroom/core/wire/drills';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { sentenceOf } from '../api/failure.ts';
import { errorWord } from '../report/words.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useStartDrill } from './use-start-drill.ts';
import { timeText } from './words.ts';

/** The run in a table, and the way on. */
export function RunEnd({ run }: { run: DrillRun }) {
  const again = useRef<HTMLButtonElement>(null);
  useEffect(() => again.current?.focus({ preventScroll: true }), []);
  const start = useStartDrill();
  const right = run.results.filter(({ verdict }) => verdict === 'right').length;
  return (
    <section aria-labelledby="run-end" className="mt-10 border-rule border-t pt-6">
      <h2 id="run-end" className="figures font-serif text-2xl">
        {run.results.length < run.length
          ? 'This run was left. '
          : `${right} of ${run.results.length} right. `}
        You stand at step {run.level} of {run.top_level}.
      </h2>
      <div className="mt-4 flex flex-wrap gap-3">
        <Button
          ref={again}
          look="primary"
          busy={start.isPending}
          onClick={() => start.mutate({ kind: run.kind, topic: run.topic })}
        >
          Ten more
        </Button>
        <Link to="/drills" className={buttonClass('outline')}>
          Other drills
        </Link>
      </div>
      {start.isError && (
        <Notice tone="bad" className="mt-4">
          {sentenceOf(start.error)}
        </Notice>
      )}
      {run.results.length > 0 && <Items run={run} />}
    </section>
  );
}

function Items({ run }: { run: DrillRun }) {
  return (
    <table className="figures mt-6 w-full text-left text-[0.9375rem]">
      <caption className="sr-only">The items of this run</caption>
      <thead className="text-soft text-sm">
        <tr>
          <th scope="col" className="py-1.5 pr-3 font-normal">
            Item
          </th>
          <th scope="col" className="py-1.5 pr-3 font-normal">
            Step
          </th>
          <th scope="col" className="py-1.5 pr-3 font-normal">
            Answer
          </th>
          <th scope="col" className="py-1.5 text-right font-normal">
            Time
          </th>
        </tr>
      </thead>
      <tbody>
        {run.results.map(({ number, level, verdict, error, time_ms }) => (
          <tr key={number} className="border-rule border-t">
            <td className="py-1.5 pr-3">{number}</td>
            <td className="py-1.5 pr-3">{level}</td>
            <td className={verdict === 'right' ? 'py-1.5 pr-3' : 'py-1.5 pr-3 text-red'}>
              {verdict === 'right' ? 'right' : `wrong${error ? `: ${errorWord(error)}` : ''}`}
            </td>
            <td className="py-1.5 text-right">{timeText(time_ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
