import type { CaseSource } from '../case/schema.ts';
import { findAnyCue, tokensOf } from '../speech/cues.ts';
import { lineOf, say, word, type Context } from './context.ts';
import type { Decision } from './decision.ts';

type Exhibit = CaseSource['exhibits'][number];

/** What lies on the candidate's page is spoken of as lying there, and neither promised nor handed over again. */
export const isOnPage = ({ state }: Context, exhibitId: string): boolean =>
  state.exhibits.some(({ id }) => id === exhibitId);

/** A fact that promises an exhibit says something else once the exhibit is there. */
export const factLine = (context: Context, { id, once_shown }: CaseSource['facts'][number]): string =>
  lineOf(
    context,
    once_shown && isOnPage(context, once_shown.exhibit) ? `facts.${id}.once_shown` : `facts.${id}.say`,
  );

export const pointAt = (context: Context, exhibitId: string): string =>
  word(context, 'on_the_page', { title: lineOf(context, `exhibits.${exhibitId}.title`) });

/** The answer to who asks for what they have on their page; null for anybody else, and for whom it did not help. */
export function answerFromPage(context: Context, intent: string): Decision | null {
  const tokens = tokensOf(context.turn?.text ?? '');
  const exhibit = shownIn(context).findLast(({ title, asks }) => findAnyCue(tokens, [title, ...asks]));
  return exhibit && !wasPointedAt(context, exhibit.id)
    ? say(context, { act: 'define', topic: exhibit.id }, intent, pointAt(context, exhibit.id))
    : null;
}

/** What a miss is answered with. */
const misses: ReadonlySet<string> = new Set(['ask_precision', 'no_data']);

/** Whoever was sent there last, and asks for it all the same, asks for something that it does not say. */
function wasPointedAt({ state }: Context, exhibitId: string): boolean {
  const last = state.directives.findLast(({ act }) => !misses.has(act));
  return last?.act === 'define' && last.topic === exhibitId;
}

/** A line that is said again, with what it handed over where it is now. */
export const saidAgain = (context: Context, line: string): string =>
  shownIn(context).reduce((text, { id }) => {
    const handover = lineOf(context, `exhibits.${id}.handover`);
    return handover !== '' && text.includes(handover)
      ? text.replace(handover, () => pointAt(context, id))
      : text;
  }, line);

const shownIn = (context: Context): Exhibit[] =>
  context.case.source.exhibits.filter(({ id }) => isOnPage(context, id));
