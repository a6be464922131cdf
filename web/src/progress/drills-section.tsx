import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { drillSummaryQuery } from '../drills/queries.ts';
import { kindTitles, standing } from '../drills/words.ts';
import { Section } from '../report/section.tsx';
import { dayOf } from './words.ts';

/** Where somebody stands with the number drills that they have practised; nothing before the first. */
export function DrillsSection() {
  const { data } = useQuery({ ...drillSummaryQuery, meta: { silent: true } });
  const practised = data?.kinds.filter(({ last }) => last !== null) ?? [];
  if (!data || practised.length === 0) return null;
  return (
    <Section id="drills" title="Number drills">
      <ul>
        {practised.map((kind) => (
          <li key={kind.kind} className="border-rule border-t last:border-b">
            <Link
              to="/drills"
              search={{ kind: kind.kind }}
              className="flex min-h-14 flex-wrap items-center gap-x-4 py-2 hover:underline"
            >
              <span className="min-w-0 flex-1 basis-52 font-serif text-lg">{kindTitles[kind.kind]}</span>
              <span className="figures text-soft">
                {standing(kind, data.top_level)}
                {kind.practised_at && `, ${dayOf(kind.practised_at)}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
