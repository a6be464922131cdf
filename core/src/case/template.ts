import { CaseFault } from './fault.ts';
import { figureStyles, speakFigure, type FigureStyle } from './spoken-figure.ts';

export type FigureSlot = { name: string; style: FigureStyle; at: number; raw: string };

/**
 * The `{{name}}` and `{{name:style}}` of a text, in order.
 * @throws CaseFault `bad_template` for a slot that is not written so.
 */
export function slotsIn(text: string): FigureSlot[] {
  return [...text.matchAll(/\{\{(.*?)\}\}/gs)].map((match) =>
    readSlot(match[0], match[1] ?? '', match.index),
  );
}

/** Fills each slot with the value it names, spoken with its unit. */
export function fillTemplate(
  text: string,
  values: Readonly<Record<string, { value: number; unit: string }>>,
): string {
  return slotsIn(text).reduceRight((filled, slot) => {
    const figure = Object.hasOwn(values, slot.name) ? values[slot.name] : undefined;
    if (!figure)
      throw new CaseFault('unknown_name', `${slot.raw} names neither an input nor a formula`, [], slot.at);
    const spoken = speakFigure(figure.value, figure.unit, slot.style);
    return filled.slice(0, slot.at) + spoken + filled.slice(slot.at + slot.raw.length);
  }, text);
}

/** The text with every slot taken out, for looking at what its author typed by hand. */
export function withoutSlots(text: string): string {
  return text.replace(/\{\{.*?\}\}/gs, ' ');
}

function readSlot(raw: string, inside: string, at: number): FigureSlot {
  const [, name, wanted = 'figure'] = /^\s*([a-z][a-z0-9_]*)\s*(?::\s*([a-z]+)\s*)?$/.exec(inside) ?? [];
  const style = figureStyles.find((known) => known === wanted);
  if (name && style) return { name, style, at, raw };
  throw new CaseFault(
    'bad_template',
    `${raw} should read {{name}}, {{name:words}}, {{name:amount}} or {{name:number}}`,
    [],
    at,
  );
}
