import type { Report } from '@caseroom/core/wire/report';
import { QuoteList } from './quote-list.tsx';

type FindingListProps = { findings: Report['strengths']; empty?: string; large?: boolean };

export function FindingList({ findings, empty, large }: FindingListProps) {
  if (findings.length === 0) return <p className="text-soft">{empty}</p>;
  return (
    <ul className="grid gap-5">
      {findings.map((finding) => (
        <li key={finding.text} className="max-w-[62ch]">
          <p className={large ? 'font-serif text-2xl leading-snug' : ''}>{finding.text}</p>
          <QuoteList quotes={finding.quotes} />
        </li>
      ))}
    </ul>
  );
}
