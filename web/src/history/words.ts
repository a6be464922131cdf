import type { Door } from '@caseroom/core/log/event';
import type { SessionRow } from '@caseroom/core/wire/routes';

const doors: Record<Door, string> = { talk: 'spoken', type: 'typed', demo: 'offline demo' };
export const doorWord = (door: Door): string => doors[door];

/** Where an interview stands, the report included once it is over. */
export function stateWord({ status, evaluation }: Pick<SessionRow, 'status' | 'evaluation'>): string {
  switch (status) {
    case 'created':
      return 'Not begun';
    case 'live':
      return 'Going on';
    case 'paused':
      return 'Paused';
    case 'erased':
      return 'Erased';
    case 'ended':
      if (evaluation === 'failed') return 'Report failed';
      return evaluation === 'done' || evaluation === 'none' ? 'Over' : 'Report being made';
    default:
      return status satisfies never;
  }
}
