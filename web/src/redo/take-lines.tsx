import type { Take } from '@caseroom/core/wire/redo-routes';
import type { Quote } from '@caseroom/core/wire/quote';
import { Play, Text } from 'lucide-react';
import { lineAt } from '../report/replay.ts';
import { clockText } from '../room/clock.ts';
import { classes } from '../ui/classes.ts';
import { type Side, type TakePlace, takeLineId } from './use-take-place.ts';

const names = { candidate: 'You', interviewer: 'Interviewer', coach: 'Coach' } as const;

/** What the take rests on, each a button to its second or its line. */
export function TakeQuotes({ quotes, place }: { quotes: readonly Quote[]; place: TakePlace }) {
  const Icon = place.canReplay ? Play : Text;
  return (
    <ul className="mt-1 grid">
      {quotes.map((quote) => (
        <li key={`${quote.line_id}-${quote.text}`}>
          <button
            type="button"
            onClick={() => place.goTo(quote.start_ms, quote.line_id)}
            className="-mx-2 flex min-h-11 items-baseline gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-wash"
          >
            <Icon aria-hidden="true" className="size-3.5 shrink-0 translate-y-0.5 fill-current text-accent" />
            <span className="sr-only">{place.canReplay ? 'Play: ' : 'Go to the line: '}</span>
            <q className="font-serif text-lg leading-snug">{quote.text}</q>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Every line of the moment. */
export function TakeLines({ side, take, place }: { side: Side; take: Take; place: TakePlace }) {
  const { replay, canReplay, goTo } = place;
  const current = replay.readMs === null ? null : lineAt(take.transcript, replay.readMs);
  return (
    <>
      <h3 className="mt-6 border-rule border-t pt-4 font-medium">What was said</h3>
      {take.transcript.length === 0 && <p className="mt-2 text-soft">Nothing.</p>}
      <ol className="mt-2 grid gap-1">
        {take.transcript.map((line) => (
          <li
            key={line.id}
            id={takeLineId(side, line.id)}
            tabIndex={-1}
            aria-current={line.id === current || undefined}
            className={classes('-mx-3 rounded-lg px-3 py-2', line.id === current && 'bg-wash')}
          >
            <p className="flex items-center gap-3 text-[0.8125rem] text-soft leading-none">
              <span className="font-medium">{names[line.speaker]}</span>
              {canReplay && (
                <button
                  type="button"
                  aria-label={`Play from ${clockText(line.start_ms)}`}
                  onClick={() => goTo(line.start_ms, line.id)}
                  className="figures min-h-8 text-accent hover:underline"
                >
                  {clockText(line.start_ms)}
                </button>
              )}
            </p>
            <p
              className={classes('mt-1.5', line.speaker !== 'candidate' && 'font-serif text-lg leading-snug')}
            >
              {line.text}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
