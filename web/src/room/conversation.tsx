import type { TranscriptLine } from '@caseroom/core/wire/view';
import { memo, type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import { classes } from '../ui/classes.ts';
import type { Caption } from './captions.ts';
import { Composer } from './composer.tsx';
import { captionClass, usePreferences } from './preferences.ts';
import { useScene } from './room-context.ts';
import { useCaptions } from './use-captions.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

/**
 * What was said, and under it what is being said. Not read aloud over the voice unless the candidate wants it. `onTalk`
 * brings it to the front, where one panel only has room.
 */
export function Conversation({ onTalk }: { onTalk: () => void }) {
  const { view, room, spoken } = useScene();
  const captions = useCaptions(room, view.lines, view.captions !== false);
  const { captionSize, readLines } = usePreferences();
  const scroller = useRef<HTMLDivElement>(null);
  const toEnd = useStickToEnd(scroller);
  const onSent = () => {
    onTalk();
    toEnd();
  };
  const goTo = () => {
    // On the screen before it takes the focus: what had it goes with the exhibit.
    flushSync(onTalk);
    scroller.current?.focus();
  };
  return (
    <section aria-label="Conversation" className="room-talk flex flex-col">
      {/* Focusable, so that a keyboard can scroll it. */}
      <div
        ref={scroller}
        tabIndex={0}
        role="log"
        aria-label="What was said"
        aria-live={readLines || !spoken ? 'polite' : 'off'}
        className={classes(
          'room-said min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-4 lg:px-6',
          captionClass[captionSize],
        )}
      >
        <div>
          {view.lines.length === 0 && captions.length === 0 && <Beginning />}
          <ol className="grid gap-4">
            {view.lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ol>
          <div className="mt-4 grid gap-4" aria-hidden={spoken && !readLines ? true : undefined}>
            {captions.map((caption) => (
              <Said key={caption.id} speaker={caption.speaker} live>
                {caption.text}
              </Said>
            ))}
          </div>
        </div>
      </div>
      <div className="room-write">
        {(!spoken || view.written === true) && <Newest lines={view.lines} onPress={goTo} />}
        <Composer onSent={onSent} />
      </div>
    </section>
  );
}

/** What the interviewer wrote last, above the field while an exhibit has the conversation's place. */
function Newest({ lines, onPress }: { lines: readonly TranscriptLine[]; onPress: () => void }) {
  const newest = lines.findLast(({ speaker }) => speaker === 'interviewer');
  if (!newest) return null;
  return (
    <button
      type="button"
      onClick={onPress}
      className="room-newest min-h-11 w-full border-rule border-t px-4 py-2 text-left font-serif text-[1.0625rem] leading-snug"
    >
      <span className="sr-only">To the conversation. Interviewer: </span>
      <span className="line-clamp-2">{newest.text}</span>
    </button>
  );
}

function Beginning() {
  const { spoken, view } = useScene();
  return (
    <p className="text-soft">
      {spoken && view.captions !== false
        ? 'The interviewer is about to greet you. Captions appear here.'
        : 'The interviewer is about to greet you.'}
    </p>
  );
}

const Line = memo(function Line({ line }: { line: TranscriptLine }) {
  return (
    <li>
      <Said speaker={line.speaker}>
        {line.text}
        {line.interrupted && <span className="text-soft"> (you cut in)</span>}
        {line.corrected && <span className="text-soft"> (corrected)</span>}
      </Said>
    </li>
  );
});

const names = { candidate: 'You', interviewer: 'Interviewer', coach: 'Coach' } as const;

type SaidProps = {
  speaker: Caption['speaker'] | TranscriptLine['speaker'];
  live?: boolean;
  children: ReactNode;
};

function Said({ speaker, live, children }: SaidProps) {
  const own = speaker === 'candidate';
  return (
    <div className={classes('max-w-[62ch]', own && 'border-rule-strong border-l pl-4', live && 'text-soft')}>
      <p className="font-medium text-[0.8125rem] text-soft">{names[speaker]}</p>
      <p className={own ? '' : 'font-serif text-[1.14em] leading-snug'}>{children}</p>
    </div>
  );
}
