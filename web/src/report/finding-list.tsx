import type { Report } from '@caseroom/core/wire/report';
import { RedoLink } from '../redo/redo-link.tsx';
import { useMoments } from '../redo/use-moments.ts';
import { QuoteList } from './quote-list.tsx';

type FindingListProps = {
  findings: Report['strengths'];
  empty?: string;
  large?: boolean;
  /** What can be done better is offered to be done again. */
  redo?: boolean;
};

export function FindingList({ findings, empty, large, redo }: FindingListProps) {
  const moments = useMoments();
  if (findings.length === 0) return <p className="text-soft">{empty}</p>;
  return (
    <ul className="grid gap-5">
      {findings.map((finding) => (
        <li key={finding.text} className="max-w-[62ch]">
          <p className={large ? 'font-serif text-2xl leading-snug' : ''}>{finding.text}</p>
          <QuoteList quotes={finding.quotes} />
          {redo && <RedoLink moment={moments.at(finding.quotes[0]?.start_ms ?? finding.at_ms)} />}
        </li>
      ))}
    </ul>
  );
}
