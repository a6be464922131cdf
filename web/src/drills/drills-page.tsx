import { isTopicOf, topicsOf, type DrillKind, type DrillTopic } from '@caseroom/core/drills/item';
import type { DrillSummary } from '@caseroom/core/wire/drills';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useRequiredAccount } from '../account/use-required-account.ts';
import { sentenceOf } from '../api/failure.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { Choice, Select } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loading, Page, PageTitle } from '../ui/page.tsx';
import { drillSummaryQuery } from './queries.ts';
import { useStartDrill } from './use-start-drill.ts';
import { kindTitles, kindWords, ladderWords, standing, topicTitles } from './words.ts';

export function DrillsPage() {
  const account = useRequiredAccount();
  const summary = useQuery({ ...drillSummaryQuery, enabled: account !== null });
  return (
    <Page narrow>
      <PageTitle title="Number drills">Number drills</PageTitle>
      <p className="mt-4 text-lg text-soft">Ten figures, typed or spoken, and each worked out after it.</p>
      {summary.isPending && <Loading what="Fetching where you stand" />}
      {summary.isError && (
        <Notice
          tone="bad"
          className="mt-8"
          action={<Button onClick={() => void summary.refetch()}>Try again</Button>}
        >
          {sentenceOf(summary.error)}
        </Notice>
      )}
      {summary.data && <Chooser summary={summary.data} />}
    </Page>
  );
}

function Chooser({ summary }: { summary: DrillSummary }) {
  const wished = useSearch({ from: '/shell/drills' });
  const start = useStartDrill();
  const [kind, setKind] = useState<DrillKind>(wished.kind ?? 'mental');
  const [topic, setTopic] = useState<DrillTopic | null>(wished.topic ?? null);
  const chosen = topic !== null && isTopicOf(kind, topic) ? topic : null;
  const open = summary.kinds.find((one) => one.kind === kind)?.open_run_id;
  return (
    <form
      className="mt-8 grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        start.mutate({ kind, topic: chosen });
      }}
    >
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-medium">What to practise</legend>
        {summary.kinds.map((one) => (
          <Choice
            key={one.kind}
            name="kind"
            value={one.kind}
            title={kindTitles[one.kind]}
            checked={one.kind === kind}
            onChange={() => setKind(one.kind)}
          >
            {kindWords[one.kind]}
            <span className="figures block text-ink">{standing(one, summary.top_level)}</span>
          </Choice>
        ))}
      </fieldset>
      <TopicSelect kind={kind} topic={chosen} onChange={setTopic} />
      <p className="text-soft text-sm">{ladderWords}</p>
      {start.isError && <Notice tone="bad">{sentenceOf(start.error)}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" busy={start.isPending}>
          {open ? 'Begin anew' : 'Begin'}
        </Button>
        {open && (
          <Link to="/drills/$runId" params={{ runId: open }} className={buttonClass('outline')}>
            Go on with the run you left
          </Link>
        )}
      </div>
    </form>
  );
}

type TopicSelectProps = {
  kind: DrillKind;
  topic: DrillTopic | null;
  onChange: (topic: DrillTopic | null) => void;
};

function TopicSelect({ kind, topic, onChange }: TopicSelectProps) {
  const topics: readonly DrillTopic[] = topicsOf[kind];
  return (
    <Select
      label="Topic"
      value={topic ?? ''}
      onChange={({ target }) => onChange(topics.find((one) => one === target.value) ?? null)}
    >
      <option value="">All of them, mixed</option>
      {topics.map((one) => (
        <option key={one} value={one}>
          {topicTitles[one]}
        </option>
      ))}
    </Select>
  );
}
