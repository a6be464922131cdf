import { ScaleBar } from './scale-bar.tsx';
import { useReport } from './report-context.ts';
import { bandText, levelWord } from './words.ts';

/** The word first, the band with it, the number last; where there is no overall, why not. */
export function Overall() {
  const { overall } = useReport().report;
  const scored = overall.status === 'scored';
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
      {overall.arithmetic && (
        <details className="mt-3">
          <summary className="inline-flex min-h-11 items-center font-medium text-accent underline-offset-4 hover:underline">
            How it is worked out
          </summary>
          <p className="figures mt-1 text-soft">{overall.arithmetic}</p>
        </details>
      )}
    </section>
  );
}
