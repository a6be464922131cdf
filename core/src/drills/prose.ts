import { canBeSaid, speakFigure } from '../case/spoken-figure.ts';

/** A figure in a text: read in digits, spoken in words. */
export type Figure = { value: number; unit: string };

/** A text in both forms, digits for the screen and words for a voice. */
export type Prose = {
  text: string;
  spoken: string;
  /** False where a figure has more than the four digits that a listener keeps. */
  canBeHeard: boolean;
};

export const figure = (value: number, unit = '1'): Figure => ({ value, unit });

type Part = string | Figure;

/** Makes both forms of a text. */
export function prose(words: TemplateStringsArray, ...parts: readonly Part[]): Prose {
  const written = (style: 'figure' | 'words') =>
    words
      .map((word, at) => {
        const part = parts[at];
        return part === undefined
          ? word
          : word + (typeof part === 'string' ? part : speakFigure(part.value, part.unit, style));
      })
      .join('');
  const canBeHeard = parts.every((part) => typeof part === 'string' || canBeSaid(part.value));
  return { text: written('figure'), spoken: written('words'), canBeHeard };
}

/** `wages` as a sentence begins with it. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Several texts as one. */
export const joined = (...all: readonly Prose[]): Prose => ({
  text: all.map(({ text }) => text).join(' '),
  spoken: all.map(({ spoken }) => spoken).join(' '),
  canBeHeard: all.every(({ canBeHeard }) => canBeHeard),
});

/** `USD/year` as people ask for it: "dollars a year"; nothing for a plain number. */
export const unitInWords = (unit: string): string =>
  unit === '1' ? '' : speakFigure(2, unit, 'words').replace(/^two /, '');
