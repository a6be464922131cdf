import { classes } from '../ui/classes.ts';
import { type Presence, presenceOf } from './presence-word.ts';
import { SpeakingLine } from './presence.tsx';
import { useScene } from './room-context.ts';
import { CoachesMayListen } from './room-head.tsx';
import { useLongerThan } from './use-longer-than.ts';

/** Past it people wonder whether anybody is there: the page says a word. */
const longSilenceMs = 4_000;

export function PresenceStrip() {
  const { view, interviewer, microphone } = useScene();
  const { word, shape, whenLong } = usePresence();
  return (
    <section
      aria-label="Interviewer"
      className="room-presence flex items-center gap-4 px-4 py-3 text-accent lg:flex-col lg:items-stretch lg:gap-1 lg:border-rule lg:border-b lg:px-6 lg:pt-6"
    >
      <SpeakingLine
        shape={shape}
        voice={interviewer?.voice}
        microphone={microphone.on ? microphone.track : undefined}
        className={classes(
          'h-9 shrink-0 sm:w-28 lg:h-16 lg:w-full',
          // A phone has no room for the whole of it beside the word and the sign.
          view.coaches_may_listen ? 'w-14' : 'w-28',
        )}
      />
      <p className="min-w-0">
        <span className="sr-only">The interviewer: </span>
        <span className="font-serif text-2xl text-ink italic leading-tight tracking-[-0.01em] lg:text-[1.75rem]">
          {word}
        </span>
        {whenLong && <WhenLong key={whenLong}>{whenLong}</WhenLong>}
      </p>
      {view.coaches_may_listen && (
        <CoachesMayListen className="ml-auto leading-tight max-sm:max-w-28 lg:hidden" />
      )}
    </section>
  );
}

function WhenLong({ children }: { children: string }) {
  const long = useLongerThan(true, longSilenceMs);
  return long && <span className="block text-soft text-sm">{children}</span>;
}

/** The interviewer's state as this page can know it: typing needs no media server. */
export function usePresence(): Presence {
  const { view, interviewer, spoken, call, line } = useScene();
  return presenceOf(
    view,
    interviewer?.state,
    useAwaitingReply(),
    !spoken || call === 'connected' || call === 'connecting',
    line,
  );
}

/** True from a typed line until the interviewer has answered it. */
function useAwaitingReply(): boolean {
  const { view } = useScene();
  const last = view.lines.at(-1);
  return last?.speaker === 'candidate' && last.modality === 'typed';
}
