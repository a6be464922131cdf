import type { Replay } from '@caseroom/core/wire/replay';
import { clockText } from '../room/clock.ts';
import { Exhibit } from '../ui/exhibit-view.tsx';
import { screenAt } from './moment.ts';
import { useWording } from './report-context.ts';
import { Section } from './section.tsx';

/** The exhibit and the scratchpad as they stood at the moment that the recording is at, back and forth with it. */
export function OnScreen({ replay, atMs }: { replay: Replay; atMs: number }) {
  const say = useWording();
  if (replay.exhibits.length === 0 && replay.scratchpads.length === 0) return null;
  const { exhibit, scratchpad } = screenAt(replay, atMs);
  return (
    <Section
      id="on-screen"
      title={say('On your screen', 'On their screen')}
      note={`At ${clockText(atMs)} of the interview.`}
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
      </div>
    </Section>
  );
}
