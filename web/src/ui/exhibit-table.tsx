import type { ExhibitView } from '@caseroom/core/case/schema';
import { figureText, seriesUnit, sharedUnit } from './exhibit-figure.ts';

export function ExhibitTable({ exhibit }: { exhibit: ExhibitView }) {
  return (
    // Focusable, so that a keyboard can scroll what is wider than the screen.
    <section className="mt-3 overflow-x-auto" tabIndex={0} aria-label={`Table: ${exhibit.title}`}>
      <table className="figures w-full border-collapse text-[0.9375rem]">
        <caption className="sr-only">
          {exhibit.title} {sharedUnit(exhibit)}
        </caption>
        <thead>
          <tr className="border-ink border-b">
            <th scope="col" className="py-2 pr-4 text-left font-medium">
              {exhibit.category_label}
            </th>
            {exhibit.series.map((series) => (
              <th key={series.label} scope="col" className="py-2 pl-4 text-right align-bottom font-medium">
                {series.label}
                {seriesUnit(exhibit, series) && (
                  <span className="block font-normal text-soft text-sm">{seriesUnit(exhibit, series)}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {exhibit.categories.map((category, row) => (
            <tr key={category} className="border-rule border-b">
              <th scope="row" className="py-1.5 pr-4 text-left font-normal">
                {category}
              </th>
              {exhibit.series.map((series) => (
                <td key={series.label} className="whitespace-nowrap py-1.5 pl-4 text-right">
                  {figureText(series.values[row])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
