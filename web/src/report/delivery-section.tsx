import type { Measure } from '@caseroom/core/wire/report';
import { useReport } from './report-context.ts';
import { Section } from './section.tsx';

/** Shown for the candidate's own eyes: none of it is scored. */
export function DeliverySection() {
  const { report } = useReport();
  const { delivery } = report;
  return (
    <Section id="delivery" title="How you spoke" note="For your own eyes. None of it is scored.">
      {report.door === 'type' ? (
        <p className="text-soft">A typed interview has no delivery to measure.</p>
      ) : (
        <dl className="grid gap-x-8 gap-y-6 sm:grid-cols-3">
          <Figure term="Pace" of="words" measure={delivery.words_per_minute} />
          <Figure term="Fillers" of="words" measure={delivery.fillers_per_100_words} />
          <Figure term="Long pauses" of="turns" measure={delivery.long_pauses} />
          <Figure term="Your share of the talk" of="turns" measure={delivery.talk_share} />
          <Figure term="Time to a structure" measure={delivery.time_to_structure_s} />
          <div>
            <dt className="text-soft text-sm">Time to think</dt>
            <dd className="figures">
              <span className="font-serif text-3xl">{delivery.thinking.asked}</span> asked
              <span className="block text-soft text-sm">
                {Math.round(delivery.thinking.used_s)} of {Math.round(delivery.thinking.granted_s)} s used
              </span>
            </dd>
          </div>
        </dl>
      )}
    </Section>
  );
}

const figure = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

type FigureProps = {
  term: string;
  measure: Measure;
  /** What the sample was counted in; left out where one moment is all there is. */
  of?: 'words' | 'turns';
};

function Figure({ term, measure, of }: FigureProps) {
  return (
    <div>
      <dt className="text-soft text-sm">{term}</dt>
      {measure.value === null ? (
        <dd className="text-soft">{measure.why ?? 'Too little to measure.'}</dd>
      ) : (
        <dd className="figures">
          <span className="font-serif text-3xl">{figure.format(measure.value)}</span> {measure.unit}
          {of && (
            <span className="block text-soft text-sm">
              from {figure.format(measure.n)} {measure.n === 1 ? of.slice(0, -1) : of}
            </span>
          )}
        </dd>
      )}
    </div>
  );
}
