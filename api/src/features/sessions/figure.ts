import { parseNumbers } from '@caseroom/core/speech/numbers';
import { AppError } from '../../errors/app-error.ts';

export type Figure = { value: number; unit: string | null };

/**
 * The figure that a candidate typed in place of one that was misheard. A unit that is left out is the one of the
 * figure that was shown. Throws `figure_not_found` when there is no figure in the text.
 */
export function readFigure(text: string, shownUnit: string | null): Figure {
  const [figure] = parseNumbers(text);
  if (!figure)
    throw new AppError(
      'figure_not_found',
      'There is no figure in that. Type a number, such as 12.5 million.',
      {
        fields: [{ path: 'correction', message: 'holds no figure' }],
      },
    );
  return { value: figure.value, unit: unitOf(figure, shownUnit) };
}

function unitOf(
  figure: { unit: string | null; per: string | null },
  shownUnit: string | null,
): string | null {
  if (figure.unit === null) return shownUnit;
  if (figure.per !== null) return `${figure.unit}/${figure.per}`;
  const shownHead = shownUnit?.split('/')[0];
  return shownHead === figure.unit ? shownUnit : figure.unit;
}
