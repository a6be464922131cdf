import { z } from 'zod';
import { type Figure, type FigureName, figureTable } from './figure-table.ts';

/** A row that is not of the table is refused: what a job tells becomes names of series. */
export const reportedFigure = z
  .object({ name: z.string(), labels: z.record(z.string(), z.string()), value: z.number().nonnegative() })
  .refine(isOfTheTable, { error: 'is not in the table of figures' });
export type ReportedFigure = z.infer<typeof reportedFigure>;

/** What the process of one interview tells its worker every 2 s, over the loopback address. */
export const jobReport = z.object({
  pid: z.number().int().positive(),
  rss_bytes: z.number().int().positive(),
  figures: z.array(reportedFigure).max(2_000),
});
export type JobReport = z.infer<typeof jobReport>;

export const jobReportPath = '/figures';

export const isFigureName = (name: string): name is FigureName => Object.hasOwn(figureTable, name);

function isOfTheTable({ name, labels }: { name: string; labels: Record<string, string> }): boolean {
  if (!isFigureName(name)) return false;
  const figure: Figure = figureTable[name];
  const known = Object.keys(figure.labels);
  return (
    Object.keys(labels).length === known.length &&
    known.every((label) => figure.labels[label]?.includes(labels[label] ?? '') === true)
  );
}
