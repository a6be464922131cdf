import type { ReactNode } from 'react';
import { sentenceOf } from '../api/failure.ts';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { CoachTabs } from './coach-tabs.tsx';

type Listed = { session_id: string; candidate_name: string | null };

type InterviewPageProps<T extends Listed> = {
  title: string;
  /** Which interviews these are. */
  note: string;
  /** What is said where there are none. */
  empty: string;
  /** Undefined until they are known. */
  sessions: readonly T[] | undefined;
  error: Error | null;
  entryOf: (each: T) => ReactNode;
  children?: ReactNode;
};

/** For coaches: interviews of their workspace, one under the other. */
export function InterviewPage<T extends Listed>(props: InterviewPageProps<T>) {
  const { title, note, empty, sessions, error, entryOf, children } = props;
  return (
    <Page>
      <CoachTabs />
      <PageTitle title={title}>{title}</PageTitle>
      <p className="mt-3 max-w-[60ch] text-soft">{note}</p>
      {error && (
        <Notice tone="bad" className="mt-8">
          {sentenceOf(error)}
        </Notice>
      )}
      {!sessions && !error && <Loading what="Looking" />}
      {sessions?.length === 0 && <p className="mt-8 max-w-[60ch] text-soft">{empty}</p>}
      <ul className="mt-8">
        {sessions?.map((each) => (
          <li key={each.session_id} className="border-rule border-t last:border-b">
            {entryOf(each)}
          </li>
        ))}
      </ul>
      {children}
    </Page>
  );
}

/** As coaches call a candidate. */
export const nameOf = ({ candidate_name }: Listed): string => candidate_name ?? 'A guest';

type InterviewEntryProps = {
  who: string;
  about: ReactNode;
  /** How far it is; it stands out while there is something to it. */
  state: string | undefined;
  standsOut: boolean;
  /** The way to it. */
  children: ReactNode;
};

export function InterviewEntry({ who, about, state, standsOut, children }: InterviewEntryProps) {
  return (
    <article className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="truncate font-serif text-xl tracking-[-0.01em]">{who}</h2>
        <p className="text-soft text-sm">{about}</p>
      </div>
      <p className={standsOut ? 'font-medium text-accent' : 'text-soft'}>{state}</p>
      {children}
    </article>
  );
}
