import { Tabs } from 'radix-ui';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Exhibit } from '../ui/exhibit-view.tsx';
import { useScene } from './room-context.ts';

/** What the interviewer has handed over, the newest on top, all of it kept. */
export function ExhibitPanel() {
  const { exhibits } = useScene().view;
  const newest = exhibits.at(-1)?.id;
  const [chosen, setChosen] = useState(newest);
  useEffect(() => setChosen(newest), [newest]);
  const tabs = useChosenInSight(chosen);
  return (
    <section aria-label="Exhibits" className="room-exhibit flex flex-col bg-sheet">
      <NewExhibit title={exhibits.at(-1)?.title} count={exhibits.length} />
      {exhibits.length === 0 || chosen === undefined ? (
        <p className="m-auto max-w-[34ch] p-8 text-center text-soft">
          The table is empty. When the interviewer hands you an exhibit, it lies here.
        </p>
      ) : (
        <Tabs.Root value={chosen} onValueChange={setChosen} className="flex min-h-0 flex-1 flex-col">
          <Tabs.List
            ref={tabs}
            aria-label="Exhibits shown so far"
            className="flex shrink-0 gap-1 overflow-x-auto scroll-px-4 px-4 pt-2 pb-1 lg:scroll-px-6 lg:px-6 lg:pt-4 short:pt-0"
          >
            {exhibits.map((exhibit, index) => (
              <Tabs.Trigger
                key={exhibit.id}
                value={exhibit.id}
                className="min-h-11 shrink-0 rounded-full px-4 font-medium text-[0.9375rem] text-soft data-[state=active]:bg-wash data-[state=active]:text-ink short:min-h-9"
              >
                Exhibit {index + 1}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {exhibits.map((exhibit) => (
            <Tabs.Content
              key={exhibit.id}
              value={exhibit.id}
              className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-4 lg:px-7 short:py-2"
            >
              <Exhibit exhibit={exhibit} />
            </Tabs.Content>
          ))}
        </Tabs.Root>
      )}
    </section>
  );
}

/** Scrolls a row of tabs to the chosen one, also when the row is laid out later: a phone shows one panel at a time. */
function useChosenInSight(chosen: string | undefined): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = row.current;
    if (!element || chosen === undefined) return;
    const sized = new ResizeObserver(() =>
      element
        .querySelector('[role="tab"][data-state="active"]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    sized.observe(element);
    return () => sized.disconnect();
  }, [chosen]);
  return row;
}

/** Says to a screen reader that something was handed over; silent for what was there already. */
function NewExhibit({ title, count }: { title: string | undefined; count: number }) {
  const before = useRef(count);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (count > before.current && title) setSaid(`New exhibit: ${title}`);
    before.current = count;
  }, [count, title]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
