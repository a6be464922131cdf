import type { QueuePlace } from '@caseroom/core/wire/seats';

/** Short enough for the tab of a page that nobody looks at. */
export const tabTitle = ({ place }: QueuePlace): string => (place === 1 ? 'You are next' : `Place ${place}`);

export function placeSentence({ place, waiting }: QueuePlace): string {
  if (place > 1) return `You are number ${place} of ${waiting} in the queue.`;
  return waiting === 1 ? 'You are next.' : `You are next; ${waiting - 1} more wait behind you.`;
}

/** Interviews end earlier and later than planned: no more than a rough figure is known. */
export function durationSentence({ about_minutes: minutes }: QueuePlace): string {
  if (minutes === null) return 'Nobody can say how long it takes.';
  if (minutes === 1) return 'It may take about a minute.';
  if (minutes < 5) return `It may take about ${minutes} minutes.`;
  return `It may take about ${Math.ceil(minutes / 5) * 5} minutes.`;
}
