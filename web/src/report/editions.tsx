import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReportEdition } from '@caseroom/core/wire/report-routes';
import { reportsQuery } from '../api/queries.ts';
import { useReport } from './report-context.ts';
import { Section } from './section.tsx';
import { levelWord } from './words.ts';

/** Every report that was made of this interview: a correction or a newer way of judging makes another one. */
export function Editions() {
  const { report } = useReport();
  const { data } = useQuery(reportsQuery(report.session_id, report.evaluation_id));
  const editions = data?.reports ?? [];
  if (editions.length < 2) return null;
  return (
    <Section
      id="versions"
      title="Versions of this report"
      note="None is lost, and none is changed afterwards."
    >
      <ol className="grid gap-1">
        {editions.map((edition, index) => (
          <li key={edition.evaluation_id}>
            <Link
              to="/report/$sessionId"
              params={{ sessionId: report.session_id }}
              search={index === 0 ? {} : { edition: edition.evaluation_id }}
              aria-current={edition.evaluation_id === report.evaluation_id ? 'page' : undefined}
              className="-mx-2 flex min-h-11 flex-wrap items-baseline gap-x-3 rounded-lg px-2 py-2 hover:bg-wash aria-[current]:bg-wash"
            >
              <span>
                {new Date(edition.created_at).toLocaleString(undefined, {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                })}
              </span>
              <span className="font-serif italic">{levelOf(edition)}</span>
              <span className="text-soft text-sm">{whatOf(edition)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function levelOf({ overall }: ReportEdition): string {
  if (overall.status !== 'scored' || !overall.level)
    return overall.status === 'incomplete' ? 'incomplete' : '';
  const score = overall.score === null ? '' : `, ${overall.score.toFixed(1)}`;
  return `${levelWord(overall.level).toLowerCase()}${score}`;
}

function whatOf({ corrections, rubric_version }: ReportEdition): string {
  const lines = corrections === 1 ? '1 line put right' : `${corrections} lines put right`;
  return `${corrections === 0 ? 'as it was heard' : lines}, rubric ${rubric_version}`;
}
