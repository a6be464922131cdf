import type { Report } from '@caseroom/core/wire/report';
import { type ReactNode, useMemo } from 'react';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page.tsx';
import { CoachSection } from './coach/coach-section.tsx';
import { DeliverySection } from './delivery-section.tsx';
import { DimensionSection } from './dimension-section.tsx';
import { DrillLink } from './drill-link.tsx';
import { Editions } from './editions.tsx';
import { FindingList } from './finding-list.tsx';
import { Found, InShort } from './found.tsx';
import { ModelAnswer } from './model-answer.tsx';
import { OnScreen } from './on-screen.tsx';
import { Overall } from './overall.tsx';
import { Player } from './player.tsx';
import { ReportContext } from './report-context.ts';
import { Section } from './section.tsx';
import { Transcript } from './transcript.tsx';
import { useScene } from './use-scene.ts';

type ReportViewProps = {
  report: Report;
  isNewest: boolean;
  /** What is to be known of this report before it is read. */
  children?: ReactNode;
};

export function ReportView({ report, isNewest, children }: ReportViewProps) {
  const { recording } = report;
  const { scene: ground, replay, readMs, spoken } = useScene(report);
  const { canReplay } = ground;
  const scene = useMemo(() => ({ ...ground, isNewest }), [ground, isNewest]);
  return (
    <ReportContext value={scene}>
      <div className="mx-auto w-full max-w-5xl px-5 pt-8 pb-32 sm:px-8 sm:pt-14">
        <p className="eyebrow">
          {new Date(report.created_at).toLocaleDateString(undefined, { dateStyle: 'long' })}
          {report.scripted ? ', scripted' : report.judged_by ? `, judged by ${report.judged_by}` : ''}
        </p>
        <PageTitle title={`Report: ${report.case_title}`} className="mt-2">
          {report.case_title}
        </PageTitle>
        {children}
        {!canReplay && (
          <Notice className="mt-6 max-w-3xl" title="Replay is not available">
            {recording.why ?? 'There is no recording of this interview.'} Quotes lead to their line in the
            transcript.
          </Notice>
        )}
        <Overall />
        <CoachSection />
        <InShort />
        {report.practise_next && (
          <Section id="next" title="Practise next">
            <FindingList findings={[report.practise_next]} large redo />
            <DrillLink />
          </Section>
        )}
        <DimensionSection />
        <Found />
        <DeliverySection />
        <ModelAnswer />
        {spoken && <OnScreen replay={spoken} atMs={readMs} />}
        <Transcript atMs={readMs} spoken={spoken?.lines} />
        <Editions />
      </div>
      {canReplay && <Player replay={replay} />}
    </ReportContext>
  );
}
