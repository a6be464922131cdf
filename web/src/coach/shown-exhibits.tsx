import type { CoachView } from '@caseroom/core/wire/coach-view';
import { Tabs } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Exhibit } from '../ui/exhibit-view.tsx';

/** What lies on the candidate's table, the newest on top. */
export function ShownExhibits({ exhibits }: Pick<CoachView, 'exhibits'>) {
  const newest = exhibits.at(-1)?.id;
  const [chosen, setChosen] = useState(newest);
  useEffect(() => setChosen(newest), [newest]);
  if (chosen === undefined)
    return <p className="px-4 py-6 text-soft lg:px-7">No exhibit has been handed over yet.</p>;
  return (
    <Tabs.Root value={chosen} onValueChange={setChosen} className="px-4 py-4 lg:px-7">
      <Tabs.List aria-label="Exhibits shown so far" className="flex gap-1 overflow-x-auto pb-2">
        {exhibits.map((exhibit, index) => (
          <Tabs.Trigger
            key={exhibit.id}
            value={exhibit.id}
            className="min-h-11 shrink-0 rounded-full px-4 font-medium text-[0.9375rem] text-soft data-[state=active]:bg-wash data-[state=active]:text-ink"
          >
            Exhibit {index + 1}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {exhibits.map((exhibit) => (
        <Tabs.Content key={exhibit.id} value={exhibit.id} className="overflow-x-auto">
          <Exhibit exhibit={exhibit} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
