import { Check, Minus } from 'lucide-react';
import { QuoteList } from './quote-list.tsx';
import { useReport, useWording } from './report-context.ts';
import { Section } from './section.tsx';
import { coverageWord } from './words.ts';

export function CoverageSection() {
  const { coverage } = useReport().report;
  const say = useWording();
  if (coverage.length === 0) return null;
  const kinds = [...new Set(coverage.map((each) => each.kind))];
  return (
    <Section
      id="coverage"
      title={say('What you reached', 'What was reached')}
      note="Of what this case holds. Other good ideas count too."
    >
      <div className="grid gap-7">
        {kinds.map((kind) => (
          <div key={kind}>
            <h3 className="font-medium">{coverageWord(kind)}</h3>
            <ul className="mt-2 grid gap-2">
              {coverage
                .filter((each) => each.kind === kind)
                .map((each) => (
                  <li key={each.id} className="flex gap-3">
                    {each.said ? (
                      <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-accent" />
                    ) : (
                      <Minus aria-hidden="true" className="mt-1 size-4 shrink-0 text-soft" />
                    )}
                    <div className="min-w-0">
                      <p>
                        <span className="sr-only">{each.said ? 'Said: ' : 'Not said: '}</span>
                        {each.text}
                        {!each.said && each.changes_answer && (
                          <span className="text-amber"> (it changes the answer)</span>
                        )}
                      </p>
                      <QuoteList quotes={each.quotes} />
                    </div>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}
