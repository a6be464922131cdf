import { ownPast, type PastFigure } from '@caseroom/core/progress/own-past';
import type { SpokenFigures } from '@caseroom/core/wire/progress';
import type { Measure } from '@caseroom/core/wire/report';
import { useQuery } from '@tanstack/react-query';
import { progressQuery } from '../api/queries.ts';
import { DeliveryPhases } from './delivery-phases.tsx';
import { useReport } from './report-context.ts';
import { Section } from './section.tsx';

/** Shown for the candidate's own eyes, against their own past: none of it is scored. */
export function DeliverySection() {
  const { report, reader } = useReport();
  const isTyped = report.door === 'type';
  const { data } = useQuery({ ...progressQuery, enabled: !isTyped && reader !== 'coach' });
  const pastOf = (key: keyof SpokenFigures) => ownPast(data?.recent ?? [], report.session_id, key);
  const { delivery } = report;
  return (
    <Section id="delivery" title="How you spoke" note="For your own eyes. None of it is scored.">
      {isTyped ? (
        <p className="text-soft">A typed interview has no delivery to measure.</p>
      ) : (
        <>
          <dl className="grid gap-x-8 gap-y-6 sm:grid-cols-3">
            <Figure
              term="Pace"
              of="words"
              measure={delivery.words_per_minute}
              past={pastOf('words_per_minute')}
            />
            <Figure
              term="Fillers"
              of="words"
              measure={delivery.fillers_per_100_words}
              past={pastOf('fillers_per_100_words')}
            />
            <Figure
              term="Long pauses"
              of="turns"
              measure={delivery.long_pauses}
              past={pastOf('long_pauses')}
            />
            <Figure term="Your share of the talk" of="turns" measure={delivery.talk_share} />
            <Figure term="Time to a structure" measure={delivery.time_to_structure_s} />
            {delivery.narrated_calculation && (
              <Figure term="Calculating aloud" of="calculations" measure={delivery.narrated_calculation} />
            )}
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
          {delivery.phases && <DeliveryPhases phases={delivery.phases} />}
        </>
      )}
    </Section>
  );
}

const figure = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

type FigureProps = {
  term: string;
  measure: Measure;
  /** What the sample was counted in; left out where one moment is all there is. */
  of?: 'words' | 'turns' | 'calculations';
  past?: PastFigure | undefined;
};

function Figure({ term, measure, of, past }: FigureProps) {
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
          {past && <span className="block text-soft text-sm">{pastText(past)}</span>}
        </dd>
      )}
    </div>
  );
}

const pastText = ({ value, interviews }: PastFigure): string =>
  interviews === 1
    ? `${figure.format(value)} in your interview before`
    : `${figure.format(value)} is usual in your ${interviews} interviews before`;
