import type { Dimension } from '@caseroom/core/case/schema';
import type { DimensionRating, Override, ScoringDesk } from '@caseroom/core/wire/coach-score';
import type { DimensionScore, Report } from '@caseroom/core/wire/report';
import { Section } from '../report/section.tsx';
import { dimensionWord } from '../report/words.ts';
import { inputClass } from '../ui/field.tsx';
import { MachineScore } from './machine-score.tsx';
import { OverrideField } from './override-field.tsx';
import { RatingField } from './rating-field.tsx';
import type { Sheet } from './use-sheet.ts';

type RatingSectionProps = { desk: ScoringDesk; machine: Report | null; form: Sheet };

/** The rubric, dimension by dimension: what is seen at each level, and the coach's choice. */
export function RatingSection({ desk, machine, form }: RatingSectionProps) {
  return (
    <Section id="ratings" title="Your scores" note="By what is seen, not by what you would have done.">
      <div className="grid">
        {form.sheet.scores.map((own) => (
          <Rating
            key={own.dimension}
            own={own}
            question={desk.rubric.find(({ dimension }) => dimension === own.dimension)?.question ?? ''}
            anchors={
              desk.record.dimensions.find(({ dimension }) => dimension === own.dimension)?.anchors ?? []
            }
            machine={machine?.dimensions.find(({ dimension }) => dimension === own.dimension)}
            form={form}
          />
        ))}
      </div>
    </Section>
  );
}

type RatingProps = {
  own: DimensionRating;
  question: string;
  anchors: readonly string[];
  machine: DimensionScore | undefined;
  form: Sheet;
};

function Rating({ own, question, anchors, machine, form: { sheet, change } }: RatingProps) {
  const { dimension } = own;
  const override = sheet.overrides.find((each) => each.dimension === dimension);
  const setOverride = (next: Override | null) =>
    change({ overrides: [...without(sheet.overrides, dimension), ...(next ? [next] : [])] });
  const set = (next: Partial<DimensionRating>) => {
    const rated = { ...own, ...next };
    // What counts in place of the machine's score is the coach's own level.
    const overrides = sheet.overrides.map((each) =>
      each.dimension === dimension && rated.rating !== null ? { ...each, rating: rated.rating } : each,
    );
    change({ scores: sheet.scores.map((each) => (each === own ? rated : each)), overrides });
  };
  return (
    <article
      id={`rate-${dimension}`}
      className="scroll-mt-6 border-rule border-b py-7 first:pt-0 last:border-0 last:pb-0"
    >
      <RatingField
        dimension={dimension}
        question={question}
        anchors={anchors}
        rating={own.rating}
        onChange={(rating) => set({ rating })}
      />
      <label className="mt-3 block max-w-[62ch]">
        <span className="mb-1 block text-soft text-sm">
          What you rest it on, for the candidate<span className="sr-only">: {dimensionWord(dimension)}</span>{' '}
          (optional)
        </span>
        <textarea
          rows={2}
          maxLength={2_000}
          value={own.comment}
          onChange={(event) => set({ comment: event.target.value })}
          className={inputClass}
        />
      </label>
      {machine && (
        <>
          <MachineScore score={machine} />
          <OverrideField own={own} machine={machine} override={override} onChange={setOverride} />
        </>
      )}
    </article>
  );
}

const without = (overrides: readonly Override[], dimension: Dimension): Override[] =>
  overrides.filter((each) => each.dimension !== dimension);
