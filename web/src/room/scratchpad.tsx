import { useScene } from './room-context.ts';
import type { PadState } from './pad-saver.ts';
import { useScratchpad } from './use-scratchpad.ts';

const words: Record<PadState, string> = {
  saved: 'Saved',
  waiting: 'Writing',
  saving: 'Saving',
  failing: 'Not saved yet. Kept in this browser, trying again.',
  refused: 'The last words could not be saved.',
};

export function Scratchpad() {
  const { sessionId, view } = useScene();
  const { text, state, change } = useScratchpad(sessionId, view);
  const isUnsaved = state === 'failing' || state === 'refused';
  const onlyYours = !view.coaches_may_listen && !view.notices.some(({ id }) => id === 'coaches');
  return (
    <section aria-label="Notes" className="room-notes flex flex-col bg-sheet">
      <div className="flex items-baseline justify-between gap-3 px-4 pt-3 lg:px-7 short:hidden">
        <label htmlFor="scratchpad" className="font-medium text-[0.9375rem]">
          Your notes
        </label>
        <span
          className={`text-sm ${isUnsaved ? 'text-red' : 'text-soft'}`}
          role={isUnsaved ? 'alert' : undefined}
        >
          {text === '' && state === 'saved'
            ? onlyYours
              ? 'Only you and your report see them'
              : 'Whoever listens sees them too'
            : words[state]}
        </span>
      </div>
      <textarea
        id="scratchpad"
        aria-label="Your notes"
        value={text}
        maxLength={20_000}
        onChange={(event) => change(event.target.value)}
        placeholder="Structure, sums, what to come back to"
        spellCheck={false}
        className="figures min-h-0 w-full flex-1 resize-none bg-transparent px-4 py-3 text-base leading-relaxed outline-offset-[-2px] lg:px-7"
      />
    </section>
  );
}
