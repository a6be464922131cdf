import { CoverageSection } from './coverage-section.tsx';
import { FindingList } from './finding-list.tsx';
import { FirstCuts } from './first-cuts.tsx';
import { QuestionSection } from './question-section.tsx';
import { useReport, useWording } from './report-context.ts';
import { Section } from './section.tsx';

/** The interview in a few sentences; absent in reports of before. */
export function InShort() {
  const { summary = [] } = useReport().report;
  if (summary.length === 0) return null;
  return (
    <Section id="summary" title="In short">
      <FindingList findings={summary} />
    </Section>
  );
}

/** What was found beside the scores: the numbers, what was good and what was not, the first cut, and what was reached. */
export function Found() {
  const { strengths, improve } = useReport().report;
  const say = useWording();
  const empty = `Nothing that this report could prove from ${say('your', "the candidate's")} words.`;
  return (
    <>
      <QuestionSection />
      <Section id="strengths" title="What was good">
        <FindingList findings={strengths} empty={empty} />
      </Section>
      <Section id="improve" title="What to improve">
        <FindingList findings={improve} redo empty={empty} />
      </Section>
      <FirstCuts />
      <CoverageSection />
    </>
  );
}
