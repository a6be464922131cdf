import type { Report } from '@caseroom/core/wire/report';
import { apartText } from './coach/counts-text.ts';
import { useCoachesWord } from './coach/use-coaches-word.ts';
import { ScaleBar } from './scale-bar.tsx';
import { useReport } from './report-context.ts';
import { bandText, levelWord } from './words.ts';

/** The word first, the band with it, the number last; where there is no overall, why not. */
export function Overall() {
  const { overall: machine } = useReport().report;
  const { data } = useCoachesWord();
  const byCoach = data?.counted.some(({ by }) => by === 'coach') ?? false;
  const overall = byCoach && data ? data.overall : machine;
  const scored = overall.status === 'scored';
  const apart = apartText(overall.status, data?.words.length ?? 0, byCoach);
  return (
    <section aria-label="Overall" className="mt-10 max-w-3xl">
      <p className="display text-[2.5rem] sm:text-[3.5rem]">
        {scored && overall.level
          ? levelWord(overall.level)
          : overall.status === 'incomplete'
            ? 'Incomplete'
            : 'No overall score'}
      </p>
      {scored && overall.band && (
        <div className="mt-5 max-w-md">
          <ScaleBar band={overall.band} score={overall.score} />
          <p className="figures mt-2 text-soft">
            {bandText(overall.band)} of 5{overall.score !== null && `, ${overall.score.toFixed(1)} on paper`}.
            3 is usual practice.
          </p>
        </div>
      )}
      <p className="mt-4 max-w-[60ch] text-lg">{overall.why}</p>
      {apart && <p className="mt-2 max-w-[60ch] text-soft">{apart}</p>}
      {byCoach && (
        <p className="mt-2 max-w-[60ch] text-soft">
          Some of the scores that count are a coach's. By the machine alone: {machineText(machine)}.
        </p>
      )}
      {overall.arithmetic && (
        <details className="mt-3">
          <summary className="inline-flex min-h-11 items-center font-medium text-accent underline-offset-4 hover:underline">
            How it is worked out
          </summary>
          <p className="figures mt-1 text-soft">{overall.arithmetic}</p>
          {byCoach && machine.arithmetic && (
            <p className="figures mt-1 text-soft">By the machine alone: {machine.arithmetic}</p>
          )}
        </details>
      )}
    </section>
  );
}

function machineText({ status, level, score }: Report['overall']): string {
  if (status !== 'scored' || !level) return status === 'incomplete' ? 'incomplete' : 'no overall score';
  return `${levelWord(level).toLowerCase()}${score === null ? '' : `, ${score.toFixed(1)}`}`;
}
