import type { Disagreement } from '@caseroom/core/wire/coach-score-routes';
import { Link } from '@tanstack/react-router';
import { dimensionWord } from '../report/words.ts';
import { ratingWords } from './words.ts';

/** A level apart or more, each with the way to its dimension. */
export function DisagreementList({ disagreements }: { disagreements: readonly Disagreement[] }) {
  return (
    <section aria-labelledby="apart" className="mt-12 border-rule-strong border-t pt-6">
      <h2 id="apart" className="font-serif text-2xl tracking-[-0.01em]">
        Where you are apart
      </h2>
      <p className="mt-1.5 text-soft text-sm">
        A level or more, or scored by one only; of interviews that you have scored.
      </p>
      {disagreements.length === 0 && <p className="mt-4 text-soft">Nowhere.</p>}
      <ul className="mt-4 max-w-3xl">
        {disagreements.map((each) => (
          <li
            key={`${each.session_id} ${each.coach} ${each.dimension} ${each.evaluator_version}`}
            className="border-rule border-t last:border-b"
          >
            <Link
              to="/scoring/$sessionId"
              params={{ sessionId: each.session_id }}
              hash={`rate-${each.dimension}`}
              className="-mx-2 flex min-h-11 flex-wrap items-baseline gap-x-3 rounded-lg px-2 py-2.5 hover:bg-wash"
            >
              <span className="font-medium">{dimensionWord(each.dimension)}</span>
              <span>{each.case_title}</span>
              <span className="figures text-soft text-sm">
                {each.coach ?? 'a coach'}: {ratingWords(each.rating)}; the machine:{' '}
                {each.score === null ? 'not enough evidence' : each.score.toFixed(1)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
