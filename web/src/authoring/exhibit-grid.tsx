import type { CaseEdit } from '@caseroom/core/case/edit';
import type { CasePath } from '@caseroom/core/case/fault';
import { Plus, X } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { listAt, pathText, textAt, useDraftDesk } from './draft-context.ts';
import { FindingLines } from './fields.tsx';
import { SheetCell } from './sheet-cell.tsx';

/** Categories down, series across, and in each cell the name or formula that its figure comes from. */
export function ExhibitGrid({ path }: { path: CasePath }) {
  const { raw, edit, findings } = useDraftDesk();
  const categories = listAt(raw, [...path, 'categories']);
  const series = listAt(raw, [...path, 'series']);
  const inside = findings.filter(({ path: place }) =>
    ['categories', 'series'].some((part) => place.startsWith(`${pathText(path)}.${part}`)),
  );
  const rowEdits = (make: (list: CasePath) => CaseEdit): CaseEdit[] => [
    make([...path, 'categories']),
    ...series.map((_, at) => make([...path, 'series', at, 'values'])),
  ];
  const addRow = () =>
    edit(
      ...rowEdits((list) => ({ do: 'add', path: list, value: list.at(-1) === 'categories' ? 'New' : '0' })),
    );
  const addSeries = () =>
    edit({
      do: 'add',
      path: [...path, 'series'],
      value: { label: 'New series', values: categories.map(() => '0') },
    });
  return (
    <div className="mt-4">
      <section
        className="relative overflow-x-auto rounded-xl border border-rule"
        tabIndex={0}
        aria-label="Figures"
      >
        <table className="w-full border-collapse text-[0.9375rem]">
          <thead>
            <tr className="border-rule border-b">
              <SheetCell path={[...path, 'category_label']} label="Name of the categories" />
              {series.map((_, at) => (
                <SheetCell key={at} path={[...path, 'series', at, 'label']} label={`Series ${at + 1}`} />
              ))}
              <td>
                <span className="sr-only">Take out</span>
              </td>
            </tr>
          </thead>
          <tbody>
            {categories.map((_, row) => (
              <tr key={row} className="border-rule border-t first:border-t-0">
                <SheetCell path={[...path, 'categories', row]} label={`Category ${row + 1}`} />
                {series.map((_, at) => (
                  <SheetCell
                    key={at}
                    path={[...path, 'series', at, 'values', row]}
                    label={`${textAt(raw, [...path, 'series', at, 'label'])} of ${textAt(raw, [...path, 'categories', row])}`}
                    mono
                  />
                ))}
                <td className="p-1">
                  <Button
                    look="quiet"
                    aria-label={`Take out the category ${textAt(raw, [...path, 'categories', row])}`}
                    icon={<X aria-hidden="true" className="size-4" />}
                    onClick={() => edit(...rowEdits((list) => ({ do: 'remove', path: [...list, row] })))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <FindingLines findings={inside} />
      <div className="mt-2 flex flex-wrap gap-1">
        <Button look="quiet" icon={<Plus aria-hidden="true" className="size-4" />} onClick={addRow}>
          Add a category
        </Button>
        <Button look="quiet" icon={<Plus aria-hidden="true" className="size-4" />} onClick={addSeries}>
          Add a series
        </Button>
        {series.length > 1 && (
          <Button
            look="quiet"
            onClick={() => edit({ do: 'remove', path: [...path, 'series', series.length - 1] })}
          >
            Take out the last series
          </Button>
        )}
      </div>
    </div>
  );
}
