import type { DrillResult as Result, DrillRun } from '@caseroom/core/wire/drills';
import { Check, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { sentenceOf } from '../api/failure.ts';
import { errorWord } from '../report/words.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Notice } from '../ui/notice.tsx';
import { BesideExhibit } from './beside-exhibit.tsx';
import type { DrillActs } from './use-drill-run.ts';
import { timeText } from './words.ts';

type DrillResultProps = { result: Result; run: DrillRun; acts: DrillActs };

export function DrillResult({ result, run, acts }: DrillResultProps) {
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  return (
    <BesideExhibit exhibit={result.exhibit} label={`Item ${result.number}, answered`}>
      <Verdict result={result} />
      {!run.finished_at && (
        <Button
          ref={next}
          look="primary"
          className="mt-5"
          busy={acts.next.isPending}
          onClick={() => acts.next.mutate()}
        >
          Next
        </Button>
      )}
      {acts.next.isError && (
        <Notice tone="bad" className="mt-4">
          {sentenceOf(acts.next.error)}
        </Notice>
      )}
      <Solution result={result} />
      <p className="figures mt-6 text-soft">{result.text}</p>
    </BesideExhibit>
  );
}

function Verdict({ result }: { result: Result }) {
  const isRight = result.verdict === 'right';
  const Icon = isRight ? Check : X;
  return (
    <div className="mt-6">
      <h2
        className={classes(
          'flex items-center gap-2.5 font-serif text-4xl',
          isRight ? 'text-accent' : 'text-red',
        )}
      >
        <Icon aria-hidden="true" className="size-8 shrink-0" />
        {isRight ? 'Right' : 'Wrong'}
      </h2>
      <dl className="figures mt-4 grid grid-cols-2 gap-x-8 gap-y-3">
        <Fact name="You gave">{result.given}</Fact>
        <Fact name="Right is">{result.answer}</Fact>
      </dl>
      <p className="figures mt-3 text-soft">
        {timeText(result.time_ms)}, {result.in_time ? 'in time' : 'past the time for a step up'}. Now at step{' '}
        {result.level_after}.
      </p>
      {result.error && (
        <p className="mt-3">
          <span className="font-medium text-red">{capital(errorWord(result.error))}.</span> {result.explain}
        </p>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-soft text-sm">{name}</dt>
      <dd className="break-words text-xl">{children}</dd>
    </div>
  );
}

function Solution({ result }: { result: Result }) {
  return (
    <div className="mt-8">
      <h3 className="font-medium">Worked out</h3>
      <ol className="figures mt-2 grid gap-3 border-accent border-l-2 pl-4">
        {result.steps.map(({ label, work, result: comes }) => (
          <li key={label + work}>
            <span className="block text-soft text-sm">{label}</span>
            {work} = <span className="font-medium">{comes}</span>
          </li>
        ))}
      </ol>
      {result.accepted && (
        <p className="figures mt-3 text-soft text-sm">
          With each assumption rounded by up to 5 %, {result.accepted[0]} to {result.accepted[1]} is right.
        </p>
      )}
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
