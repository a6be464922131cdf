import type { FirstCut } from '@caseroom/core/wire/first-cut';
import { Check } from 'lucide-react';
import { OwnCut } from './own-cut.tsx';
import { QuoteList } from './quote-list.tsx';
import { useReport, useWording } from './report-context.ts';
import { Section } from './section.tsx';

/** The candidate's own first cut beside the ones that the case accepts; nobody has to meet any of them. */
export function FirstCuts() {
  const { first_cuts: cuts = [], own_cut: own } = useReport().report;
  const say = useWording();
  if (cuts.length === 0) return null;
  return (
    <Section
      id="first-cuts"
      title={say('Your first cut', 'The first cut')}
      note="Beside others, the nearest first. One that is not among them can be as good."
    >
      {own && <OwnCut cut={own} />}
      <h3 className="font-medium">Cuts that this case accepts</h3>
      <div className="mt-3 grid gap-7 sm:grid-cols-2">
        {cuts.map((cut) => (
          <div key={cut.name}>
            <h4 className="text-soft">{cut.name}</h4>
            <ul className="mt-2 grid gap-2 border-rule border-l pl-4">
              {cut.branches.map((branch) => (
                <Branch key={branch.name} branch={branch} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}

const namedText = { said: 'said', written: 'in the notes' } as const;

function Branch({ branch: { name, named, quote } }: { branch: FirstCut['branches'][number] }) {
  return (
    <li>
      <p className={named ? '' : 'text-soft'}>
        {named && <Check aria-hidden="true" className="mr-2 inline size-4 text-accent" />}
        {name}
        {named && <span className="text-soft text-sm">, {namedText[named]}</span>}
      </p>
      {quote && <QuoteList quotes={[quote]} />}
    </li>
  );
}
