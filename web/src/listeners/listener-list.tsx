import type { Listener } from '@caseroom/core/wire/observer-routes';

const clock = (iso: string): string => new Date(iso).toLocaleTimeString(undefined, { timeStyle: 'short' });

/** Who listened when, newest first. */
export function ListenerList({ listeners, over }: { listeners: readonly Listener[]; over: boolean }) {
  return (
    <section aria-labelledby="came" className={over ? '' : 'mt-6 border-rule border-t pt-5'}>
      <h3 id="came" className={over ? 'sr-only' : 'font-medium'}>
        Who came
      </h3>
      {listeners.length === 0 && (
        <p className="mt-1 text-soft text-sm">
          {over ? 'Nobody listened.' : 'Nobody has come by a link yet.'}
        </p>
      )}
      <ul className="mt-1">
        {listeners.map((each) => (
          <li key={each.observation_id} className="flex justify-between gap-3 py-1">
            <span className="min-w-0 truncate">
              {each.name ?? 'A coach'}
              <span className="text-soft">{each.by_link ? ', by a link' : each.name ? ', coach' : ''}</span>
            </span>
            <span className="figures shrink-0 text-soft text-sm">
              {clock(each.from)} {each.to ? `to ${clock(each.to)}` : 'until now'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
