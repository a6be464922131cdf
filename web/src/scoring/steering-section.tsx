import type { SteeringFlag } from '@caseroom/core/wire/coach-score';
import { Play, Text } from 'lucide-react';
import { useReport } from '../report/report-context.ts';
import { Section } from '../report/section.tsx';
import { clockText } from '../room/clock.ts';
import { steeringWord } from './words.ts';

/** For coaches alone: lines addressed to whoever scores. They changed nothing, and cost nothing. */
export function SteeringSection({ flags }: { flags: readonly SteeringFlag[] }) {
  const { canReplay, goTo } = useReport();
  const Icon = canReplay ? Play : Text;
  if (flags.length === 0) return null;
  return (
    <Section
      id="steering"
      title="Said to whoever scores"
      note="Left out of what is judged. The candidate's report does not show it."
    >
      <ul className="grid max-w-[62ch] gap-3">
        {flags.map(({ kind, line_id, text, at_ms }) => (
          <li key={`${line_id} ${kind}`}>
            <p className="font-medium text-amber text-sm">{steeringWord(kind)}</p>
            <button
              type="button"
              onClick={() => goTo(at_ms, line_id)}
              className="-mx-2 flex min-h-11 items-baseline gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-wash"
            >
              <Icon
                aria-hidden="true"
                className="size-3.5 shrink-0 translate-y-0.5 fill-current text-accent"
              />
              <span className="figures text-soft text-sm">
                <span className="sr-only">{canReplay ? 'Play from ' : 'Go to the line at '}</span>
                {clockText(at_ms)}
              </span>
              <q className="font-serif text-lg leading-snug">{text}</q>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
