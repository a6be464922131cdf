import type { RecentInterview } from '@caseroom/core/wire/progress';
import { Link } from '@tanstack/react-router';
import { Section } from '../report/section.tsx';
import { levelWord } from '../report/words.ts';
import { dayOf, timeText } from './words.ts';

export function RecentSection({ recent }: { recent: readonly RecentInterview[] }) {
  return (
    <Section id="recent" title="Recent interviews">
      <ul>
        {recent.map((one) => (
          <li key={one.session_id} className="border-rule border-t py-3 last:border-b">
            <Link
              to="/report/$sessionId"
              params={{ sessionId: one.session_id }}
              className="flex min-h-11 flex-wrap items-center gap-x-4 hover:underline"
            >
              <span className="min-w-0 flex-1 basis-52 font-serif text-lg">{one.title}</span>
              <span className="figures text-soft text-sm">
                {dayOf(one.ended_at)}, {timeText(one.minutes)}
              </span>
              <span className="basis-full sm:basis-48 sm:text-right">{resultOf(one)}</span>
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/history" className="mt-4 inline-flex min-h-11 items-center underline underline-offset-4">
        All interviews
      </Link>
    </Section>
  );
}

/** The level before the score; without an overall score what there is. */
function resultOf({ overall, scripted, numbers }: RecentInterview): string {
  if (!overall) return 'No report yet';
  if (overall.status === 'scored' && overall.level && overall.score !== null)
    return `${levelWord(overall.level)}, ${overall.score.toFixed(1)}`;
  const figures = numbers.asked > 0 ? `, ${numbers.right} of ${numbers.asked} figures right` : '';
  return `${scripted ? 'Scripted' : 'Incomplete'}${figures}`;
}
