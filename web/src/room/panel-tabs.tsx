import { classes } from '../ui/classes.ts';

export type Panel = 'talk' | 'exhibit' | 'notes';
const names: Record<Panel, string> = { talk: 'Conversation', exhibit: 'Exhibits', notes: 'Notes' };

type PanelTabsProps = { panel: Panel; onChange: (panel: Panel) => void; exhibits: number };

/** Where the screen has room for one panel only. Plain buttons: on a desk all three are shown at once. */
export function PanelTabs({ panel, onChange, exhibits }: PanelTabsProps) {
  return (
    <nav aria-label="What to show" className="room-tabs flex gap-1 border-rule border-b px-3">
      {(['talk', 'exhibit', 'notes'] as const).map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={panel === each}
          onClick={() => onChange(each)}
          className={classes(
            `room-tab-${each}`,
            'min-h-11 border-b-2 px-2.5 font-medium text-[0.9375rem] short:min-h-9',
            panel === each ? 'border-accent text-ink' : 'border-transparent text-soft',
          )}
        >
          {names[each]}
          {each === 'exhibit' && exhibits > 0 && <span className="figures"> ({exhibits})</span>}
        </button>
      ))}
    </nav>
  );
}
