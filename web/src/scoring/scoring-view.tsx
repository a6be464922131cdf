import type { ScoringDesk } from '@caseroom/core/wire/coach-score';
import type { Report } from '@caseroom/core/wire/report';
import { useEffect } from 'react';
import { Found, InShort } from '../report/found.tsx';
import { OnScreen } from '../report/on-screen.tsx';
import { Overall } from '../report/overall.tsx';
import { Player } from '../report/player.tsx';
import { ReportContext } from '../report/report-context.ts';
import { Section } from '../report/section.tsx';
import { Transcript } from '../report/transcript.tsx';
import { useScene } from '../report/use-scene.ts';
import { Notice } from '../ui/notice.tsx';
import { PageTitle } from '../ui/page.tsx';
import { CoachTabs } from './coach-tabs.tsx';
import { CommentList } from './comment-list.tsx';
import { HandIn } from './hand-in.tsx';
import { KeySection } from './key-section.tsx';
import { LineComments } from './line-comments.tsx';
import { RatingSection } from './rating-section.tsx';
import { SteeringSection } from './steering-section.tsx';
import { useSheet } from './use-sheet.ts';

type ScoringViewProps = {
  desk: ScoringDesk;
  /** Null until the own scores are handed in. */
  machine: Report | null;
};

export function ScoringView({ desk, machine }: ScoringViewProps) {
  const form = useSheet(desk);
  const { scene, replay, readMs, spoken } = useScene(machine ?? desk.record);
  const who = desk.candidate_name ?? 'A guest';
  // The list of disagreements leads to a dimension, which was not there when the address was opened.
  useEffect(() => document.getElementById(window.location.hash.slice(1))?.scrollIntoView(), []);
  return (
    <ReportContext
      value={{
        ...scene,
        isNewest: false,
        reader: 'coach',
        lineExtra: (line) => <LineComments line={line} form={form} atMs={replay.atMs} />,
      }}
    >
      <div className="mx-auto w-full max-w-5xl px-5 pt-8 pb-32 sm:px-8 sm:pt-14">
        <CoachTabs />
        <p className="eyebrow">{who}</p>
        <PageTitle title={`Score ${desk.record.case_title}`} className="mt-2">
          {desk.record.case_title}
        </PageTitle>
        <Stand desk={desk} />
        {/* Delivery is for the candidate's own eyes, and no consent speaks of it: the api leaves it out for coaches. */}
        {machine && (
          <>
            <Overall />
            <InShort />
            <Found />
          </>
        )}
        <SteeringSection flags={desk.steering} />
        {spoken && <OnScreen replay={spoken} atMs={readMs} />}
        <Transcript atMs={readMs} spoken={spoken?.lines} />
        <Section id="comments" title="Comments at a second" note="One click from the moment they are about.">
          <CommentList comments={form.sheet.comments} />
        </Section>
        <KeySection desk={desk} />
        <RatingSection desk={desk} machine={machine} form={form} />
        <HandIn desk={desk} form={form} />
      </div>
      {scene.canReplay && <Player replay={replay} />}
    </ReportContext>
  );
}

function Stand({ desk: { record, versions } }: { desk: ScoringDesk }) {
  const { recording } = record;
  return (
    <div className="mt-6 grid max-w-3xl gap-3">
      {versions.length === 0 ? (
        <Notice>
          You score blind: what the machine found is shown when you have handed in. The candidate reads what
          you hand in, with your name. Everything is saved as you go.
        </Notice>
      ) : (
        <Notice title="Handed in">
          The machine's scores are beside yours. What you change from now on is a new version; the first one
          stays.
        </Notice>
      )}
      {!recording.available && (
        <Notice title="Replay is not available">
          {recording.why ?? 'There is no recording of this interview.'} Moments lead to their line in the
          transcript.
        </Notice>
      )}
    </div>
  );
}
