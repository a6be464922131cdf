import type { Delivery, Measure } from '@caseroom/core/wire/report';

const columns = [
  ['words_per_minute', 'Words a minute'],
  ['fillers_per_100_words', 'Fillers per 100 words'],
  ['long_pauses', 'Long pauses'],
  ['talk_share', 'Your share, %'],
] as const;

/** The same measures phase by phase, each with its sample; what could not be measured says why. */
export function DeliveryPhases({ phases }: { phases: NonNullable<Delivery['phases']> }) {
  if (phases.length === 0) return null;
  return (
    <div className="mt-8">
      <h3 className="font-medium">Phase by phase</h3>
      <ul className="mt-2 grid">
        {phases.map((phase) => (
          <li key={phase.phase_id} className="border-rule border-b py-3 last:border-0">
            <h4 className="text-soft">{phase.title}</h4>
            <dl className="figures mt-1 grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
              {columns.map(([key, term]) => (
                <div key={key}>
                  <dt className="text-soft text-sm">{term}</dt>
                  <dd>
                    <Value measure={phase[key]} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}

const figure = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

function Value({ measure: { value, n, why } }: { measure: Measure }) {
  if (value === null) return <span className="text-soft text-sm">{why ?? 'Too little to measure.'}</span>;
  return (
    <>
      <span className="text-lg">{figure.format(value)}</span>{' '}
      <span className="text-soft text-sm">from {figure.format(n)}</span>
    </>
  );
}
