import type { Progress, Standing } from '@caseroom/core/wire/progress';
import { Link } from '@tanstack/react-router';
import { Section } from '../report/section.tsx';
import { dimensionWord } from '../report/words.ts';
import { buttonClass } from '../ui/button.tsx';

/** What to do next, and what it rests on. */
export function NextSection({ progress }: { progress: Progress }) {
  const { practise, case: nextCase } = progress.next;
  const { strongest, weakest } = progress;
  return (
    <Section id="next" title="What to do next">
      {practise && (
        <p className="max-w-[60ch] font-serif text-xl leading-snug">
          {practise.text}{' '}
          <Link
            to="/report/$sessionId"
            params={{ sessionId: practise.session_id }}
            className="whitespace-nowrap font-sans text-base underline underline-offset-4"
          >
            Where this comes from
          </Link>
        </p>
      )}
      {strongest && weakest ? (
        <dl className="mt-6 grid gap-4 first:mt-0 sm:grid-cols-2">
          <Place name="Weakest" standing={weakest} />
          <Place name="Strongest" standing={strongest} />
        </dl>
      ) : (
        <p className="mt-4 text-soft first:mt-0">
          Too few scores to say where you are strong and where you are not: two dimensions with three scores
          each are needed.
        </p>
      )}
      {nextCase && (
        <Link
          to="/lobby/$caseId"
          params={{ caseId: nextCase.id }}
          className={buttonClass('primary', 'mt-6 max-w-full py-2 text-center')}
        >
          Practise {dimensionWord(nextCase.dimension).toLowerCase()} with “{nextCase.title}”
        </Link>
      )}
    </Section>
  );
}

function Place({ name, standing }: { name: string; standing: Standing }) {
  return (
    <div className="rounded-xl border border-rule bg-sheet px-5 py-4">
      <dt className="text-soft text-sm">{name}</dt>
      <dd>
        <span className="font-serif text-2xl">{dimensionWord(standing.dimension)}</span>
        <span className="figures block text-soft text-sm">
          {standing.mean.toFixed(1)} of 5 on average, your last {standing.n} scores
        </span>
      </dd>
    </div>
  );
}
