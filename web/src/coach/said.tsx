import type { CoachView } from '@caseroom/core/wire/coach-view';
import { candidateIdentityOf } from '@caseroom/core/wire/room';
import type { TranscriptLine } from '@caseroom/core/wire/view';
import type { Room } from 'livekit-client';
import { memo, type ReactNode, useRef } from 'react';
import { clockText } from '../room/clock.ts';
import { useCaptions } from '../room/use-captions.ts';
import { useStickToEnd } from '../room/use-stick-to-end.ts';
import { classes } from '../ui/classes.ts';

const names = { candidate: 'Candidate', interviewer: 'Interviewer', coach: 'Coach' } as const;

/** What was said, and under it what is being said. */
export function Said({ view, room }: { view: CoachView; room: Room }) {
  const captions = useCaptions(
    room,
    view.lines,
    view.captions !== false,
    candidateIdentityOf(view.session_id),
  );
  const scroller = useRef<HTMLDivElement>(null);
  useStickToEnd(scroller);
  return (
    <section aria-label="Conversation" className="min-h-0 max-lg:h-[60dvh]">
      {/* Focusable, so that a keyboard can scroll it. */}
      <div
        ref={scroller}
        tabIndex={0}
        role="log"
        aria-label="What was said"
        aria-live={view.door === 'type' ? 'polite' : 'off'}
        className="h-full overflow-y-auto overscroll-contain px-4 py-4 lg:px-6"
      >
        <div>
          {view.lines.length === 0 && captions.length === 0 && (
            <p className="text-soft">Nothing has been said yet.</p>
          )}
          <ol className="grid gap-4">
            {view.lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ol>
          <div className="mt-4 grid gap-4" aria-hidden="true">
            {captions.map(({ id, speaker, text }) => (
              <Words key={id} speaker={speaker} live>
                {text}
              </Words>
            ))}
          </div>
        </div>
      </div>
    </section>
  );
}

const Line = memo(function Line({ line }: { line: TranscriptLine }) {
  return (
    <li>
      <Words speaker={line.speaker} atMs={line.start_ms}>
        {line.text}
        {line.interrupted && <span className="text-soft"> (cut in on)</span>}
        {line.corrected && <span className="text-soft"> (corrected)</span>}
      </Words>
    </li>
  );
});

type WordsProps = { speaker: keyof typeof names; atMs?: number; live?: boolean; children: ReactNode };

function Words({ speaker, atMs, live, children }: WordsProps) {
  const candidate = speaker === 'candidate';
  return (
    <div
      className={classes(
        'max-w-[62ch]',
        candidate && 'border-rule-strong border-l pl-4',
        live && 'text-soft',
      )}
    >
      <p className="font-medium text-[0.8125rem] text-soft">
        {names[speaker]}
        {atMs !== undefined && <span className="figures font-normal"> {clockText(atMs)}</span>}
      </p>
      <p className={candidate ? '' : 'font-serif text-[1.14em] leading-snug'}>{children}</p>
    </div>
  );
}
