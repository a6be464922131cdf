/** The parts of the form, in the order in which a case is thought out. */
export const formTabs = [
  ['about', 'About'],
  ['prompt', 'Prompt'],
  ['model', 'Model'],
  ['facts', 'Facts'],
  ['exhibits', 'Exhibits'],
  ['phases', 'Phases'],
  ['key', 'Key'],
] as const;
export type FormTab = (typeof formTabs)[number][0];

/** The part of the form that a place of the case stands in. */
export function tabOf(path: string): FormTab {
  const [top = ''] = path.split('.');
  if (top === 'curveballs') return 'phases';
  if (top === 'rubric') return 'key';
  return formTabs.find(([name]) => name === top)?.[0] ?? 'about';
}
