import type { MomentComment } from '@caseroom/core/wire/coach-score';
import { Play, Text } from 'lucide-react';
import { useReport } from '../report/report-context.ts';
import { clockText } from '../room/clock.ts';

/** Comments in the order of their seconds, each a button to its moment. */
export function CommentList({ comments }: { comments: readonly MomentComment[] }) {
  const { canReplay, goTo } = useReport();
  const Icon = canReplay ? Play : Text;
  if (comments.length === 0)
    return <p className="text-soft">None yet. Comment on a line of the transcript.</p>;
  return (
    <ul className="grid max-w-[62ch] gap-1">
      {comments.map(({ id, at_ms, text }) => (
        <li key={id}>
          <button
            type="button"
            onClick={() => goTo(at_ms)}
            className="-mx-2 flex min-h-11 items-baseline gap-2.5 rounded-lg px-2 py-1.5 text-left hover:bg-wash"
          >
            <Icon aria-hidden="true" className="size-3.5 shrink-0 translate-y-0.5 fill-current text-accent" />
            <span className="figures text-soft text-sm">
              <span className="sr-only">{canReplay ? 'Play from ' : 'Go to the line at '}</span>
              {clockText(at_ms)}
            </span>
            <span className="whitespace-pre-wrap">{text || <span className="text-soft">(empty)</span>}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
