import type { ScoringDesk } from '@caseroom/core/wire/coach-score';
import { Section } from '../report/section.tsx';

/** What is right in this case, for whoever judges it. */
export function KeySection({ desk: { questions, record } }: { desk: ScoringDesk }) {
  return (
    <Section id="key" title="The case's key" note="What is right, and one good answer among several.">
      {questions.length > 0 && (
        <dl className="grid gap-4">
          {questions.map(({ question_id, asked, right_answer, solution }) => (
            <div key={question_id} className="max-w-[62ch]">
              <dt className="font-serif text-lg leading-snug">{asked}</dt>
              <dd className="mt-1">
                <span className="figures font-medium">{right_answer}</span>{' '}
                <span className="text-soft">{solution}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <details className="mt-5">
        <summary className="inline-flex min-h-11 items-center font-medium text-accent underline-offset-4 hover:underline">
          A model answer
        </summary>
        <div className="mt-1 grid max-w-[62ch] gap-3 font-serif text-lg leading-relaxed">
          {record.model_answer.split(/\n{2,}/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </details>
    </Section>
  );
}
