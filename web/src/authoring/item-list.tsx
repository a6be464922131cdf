import type { CasePath } from '@caseroom/core/case/fault';
import { ArrowDown, ArrowUp, ChevronRight, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { listAt, pathText, useDraftDesk } from './draft-context.ts';
import { FindingLines, useFindingsAt } from './fields.tsx';

type ItemListProps = {
  path: CasePath;
  title: string;
  hint?: ReactNode;
  /** What is added, and the word on the button. */
  add: readonly { label: string; item: () => object }[];
  /** What stands on an item when it is folded. */
  nameOf: (item: unknown, index: number) => string;
  children: (path: CasePath, item: unknown) => ReactNode;
  /** Items of a list within an item are quieter. */
  inner?: boolean;
};

/** Parts of a case that stand one after the other: each folds, moves up and down, and can be taken out. */
export function ItemList({ path, title, hint, add, nameOf, children, inner }: ItemListProps) {
  const { raw, edit } = useDraftDesk();
  const items = listAt(raw, path);
  const findings = useFindingsAt(path);
  const Heading = inner ? 'h3' : 'h2';
  return (
    <section className={inner ? 'mt-5' : 'mt-8 first:mt-0'} data-path={pathText(path)} tabIndex={-1}>
      <Heading className={inner ? 'font-medium' : 'font-serif text-xl tracking-[-0.01em]'}>{title}</Heading>
      {hint && <p className="mt-0.5 max-w-[62ch] text-soft text-sm">{hint}</p>}
      <FindingLines findings={findings} />
      <ul className="mt-3 space-y-2">
        {items.map((item, index) => (
          // Items have no name of their own that stays while it is edited; their place is what they are.
          <li key={index}>
            <Item
              path={[...path, index]}
              name={nameOf(item, index) || `Number ${index + 1}`}
              isFirst={index === 0}
              isLast={index === items.length - 1}
            >
              {children([...path, index], item)}
            </Item>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        {add.map(({ label, item }) => (
          <Button
            key={label}
            look={inner ? 'quiet' : 'outline'}
            icon={<Plus aria-hidden="true" className="size-4" />}
            onClick={() => edit({ do: 'add', path, value: item() })}
          >
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}

type ItemProps = { path: CasePath; name: string; isFirst: boolean; isLast: boolean; children: ReactNode };

function Item({ path, name, isFirst, isLast, children }: ItemProps) {
  const { edit, findings } = useDraftDesk();
  const place = pathText(path);
  const inside = findings.filter((finding) => finding.path === place || finding.path.startsWith(`${place}.`));
  const faults = inside.filter(({ severity }) => severity === 'fault').length;
  return (
    <details
      className="group rounded-xl border border-rule bg-sheet open:border-rule-strong"
      data-path={place}
    >
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-2 rounded-xl px-3.5 py-2">
        <ChevronRight
          aria-hidden="true"
          className="size-4 shrink-0 transition-transform group-open:rotate-90 motion-reduce:transition-none"
        />
        <span className="min-w-0 flex-1 truncate">{name}</span>
        {inside.length > 0 && (
          <span className={classes('shrink-0 text-sm', faults > 0 ? 'text-red' : 'text-amber')}>
            {faults > 0 ? `${faults} to mend` : `${inside.length} to look at`}
          </span>
        )}
      </summary>
      <div className="border-rule border-t px-3.5 py-4">
        <FindingLines findings={inside.filter((finding) => finding.path === place)} />
        {children}
        <div className="mt-4 flex flex-wrap justify-end gap-1">
          <Button
            look="quiet"
            aria-label={`Move up: ${name}`}
            disabled={isFirst}
            onClick={() => edit({ do: 'move', path, by: -1 })}
            icon={<ArrowUp aria-hidden="true" className="size-4" />}
          />
          <Button
            look="quiet"
            aria-label={`Move down: ${name}`}
            disabled={isLast}
            onClick={() => edit({ do: 'move', path, by: 1 })}
            icon={<ArrowDown aria-hidden="true" className="size-4" />}
          />
          <Button
            look="quiet"
            aria-label={`Take out: ${name}`}
            onClick={() => edit({ do: 'remove', path })}
            icon={<Trash2 aria-hidden="true" className="size-4" />}
          >
            Take out
          </Button>
        </div>
      </div>
    </details>
  );
}
