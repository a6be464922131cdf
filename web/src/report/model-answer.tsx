import type { Quote } from '@caseroom/core/wire/quote';
import type { DimensionScore } from '@caseroom/core/wire/report';
import { useState } from 'react';
import { QuoteList } from './quote-list.tsx';
import { useReport } from './report-context.ts';
import { Section } from './section.tsx';
import { keepRating, ratingsOf } from './self-rating.ts';
import { dimensionWord } from './words.ts';

export function ModelAnswer() {
  const { report } = useReport();
  const own = report.dimensions.filter((each) => each.status === 'self_rating' && each.anchors.length > 0);
  return (
    <Section id="model-answer" title="A model answer" note="One good way among several.">
      <div className={report.own_answer ? 'grid gap-x-10 gap-y-7 sm:grid-cols-2' : 'max-w-[62ch]'}>
        {report.own_answer && <OwnAnswer quotes={report.own_answer} />}
        <div>
          {report.own_answer && <h3 className="mb-2 font-medium">The case's own</h3>}
          <div className="grid gap-3 font-serif text-lg leading-relaxed">
            {report.model_answer.split(/\n{2,}/).map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        </div>
      </div>
      {own.length > 0 && (
        <div className="mt-8">
          <h3 className="font-medium text-lg">Rate yourself beside it</h3>
          <p className="mt-1 max-w-[62ch] text-soft">
            Read each line and pick the one that fits what you did. It stays in this browser and is no score.
          </p>
          <div className="mt-5 grid gap-7">
            {own.map((each) => (
              <SelfRating key={each.dimension} sessionId={report.session_id} score={each} />
            ))}
          </div>
        </div>
      )}
    </Section>
  );
}

function OwnAnswer({ quotes }: { quotes: readonly Quote[] }) {
  return (
    <div>
      <h3 className="font-medium">What you said</h3>
      {quotes.length === 0 ? (
        <p className="mt-2 text-soft">No recommendation of yours was heard.</p>
      ) : (
        <QuoteList quotes={quotes} />
      )}
    </div>
  );
}

function SelfRating({ sessionId, score }: { sessionId: string; score: DimensionScore }) {
  const [chosen, setChosen] = useState(() => ratingsOf(sessionId)[score.dimension]);
  const choose = (level: number) => {
    setChosen(level);
    keepRating(sessionId, score.dimension, level);
  };
  return (
    <fieldset>
      <legend className="font-medium">{dimensionWord(score.dimension)}</legend>
      <div className="mt-2 grid gap-1">
        {score.anchors.map((anchor, index) => (
          <label key={anchor} className="flex gap-3 rounded-lg px-3 py-2 has-checked:bg-wash">
            <input
              type="radio"
              name={`rating-${score.dimension}`}
              className="mt-1.5 size-4 shrink-0 accent-accent"
              checked={chosen === index + 1}
              onChange={() => choose(index + 1)}
            />
            <span>
              <span className="figures text-soft">{index + 1}</span> {anchor}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
