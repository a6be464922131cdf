import type { Quote } from '@caseroom/core/wire/quote';
import { Play, Text } from 'lucide-react';
import { clockText } from '../room/clock.ts';
import { useReport } from './report-context.ts';

/** The candidate's own words, each a button to the second at which they were said. */
export function QuoteList({ quotes }: { quotes: readonly Quote[] }) {
  const { canReplay, goTo } = useReport();
  if (quotes.length === 0) return null;
  const Icon = canReplay ? Play : Text;
  return (
    <ul className="mt-2 grid gap-1">
      {quotes.map((quote) => (
        <li key={`${quote.line_id}-${quote.text}`}>
          <button
            type="button"
            onClick={() => goTo(quote.start_ms, quote.line_id)}
            className="group -mx-2 flex min-h-11 items-baseline gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-wash"
          >
            <Icon aria-hidden="true" className="size-3.5 shrink-0 translate-y-0.5 fill-current text-accent" />
            <span className="figures text-soft text-sm">
              <span className="sr-only">{canReplay ? 'Play from ' : 'Go to the line at '}</span>
              {clockText(quote.start_ms)}
            </span>
            <q className="font-serif text-lg leading-snug">{quote.text}</q>
          </button>
        </li>
      ))}
    </ul>
  );
}
