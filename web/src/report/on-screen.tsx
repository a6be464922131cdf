import type { Replay } from '@caseroom/core/wire/replay';
import { clockText } from '../room/clock.ts';
import { Button } from '../ui/button.tsx';
import { Exhibit } from '../ui/exhibit-view.tsx';
import { onScreenId, screenAt, showsAnything } from './moment.ts';
import { useReport, useWording } from './report-context.ts';
import { Section } from './section.tsx';

/** The exhibit and the scratchpad as they stood at the moment that the reader is at; null before any was gone to. */
export function OnScreen({ replay, atMs }: { replay: Replay; atMs: number | null }) {
  const say = useWording();
  const { showScreen, goTo } = useReport();
  if (!showsAnything(replay)) return null;
  const { exhibit, scratchpad } = screenAt(replay, atMs ?? 0);
  const at = clockText(atMs ?? 0);
  return (
    <Section
      id={onScreenId}
      title={say('On your screen', 'On their screen')}
      note={`At ${at} of the interview.${showScreen ? ' The times in the transcript lead to other moments.' : ''}`}
    >
      <div className="grid items-start gap-8">
        {exhibit ? (
          <Exhibit exhibit={exhibit} />
        ) : (
          <p className="text-soft">No exhibit was on the screen at this moment.</p>
        )}
        {scratchpad !== null && (
          <div>
            <h3 className="font-medium">{say('Your', 'Their')} notes as they stood</h3>
            <p className="mt-2 whitespace-pre-wrap rounded-xl border border-rule bg-sheet px-4 py-3">
              {scratchpad === '' ? <span className="text-soft">Empty</span> : scratchpad}
            </p>
          </div>
        )}
        {showScreen && atMs !== null && (
          <Button className="justify-self-start" onClick={() => goTo(atMs)}>
            To what was said at {at}
          </Button>
        )}
      </div>
    </Section>
  );
}
