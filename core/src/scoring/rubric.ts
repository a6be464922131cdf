import type { Dimension } from '../case/schema.ts';

/**
 * The rubric: what is observed at each level, in plain words. A change of any text is a new version, so that
 * two scores with the same version mean the same thing.
 */
export const rubricVersion = '2026-11.1';

export type Anchors = readonly [string, string, string, string, string];
export type RubricEntry = { label: string; question: string; anchors: Anchors; observed: 'said' | 'method' };

export const rubric: Readonly<Record<Dimension, RubricEntry>> = {
  structure: {
    label: 'Structure',
    question:
      'Is the first cut separate and complete, fitted to the objective, specific to this case, and prioritised?',
    observed: 'said',
    anchors: [
      'Starts without a plan, or lists thoughts that overlap.',
      'Names areas that would fit any case; some overlap or an obvious gap.',
      'Two to four areas that cover the objective with little overlap; some are tied to this case.',
      'Areas fit this case, each with what would be looked at, and a first priority is named.',
      'Separate, complete and specific; priority follows from a reason, and the structure is used again later.',
    ],
  },
  hypothesis: {
    label: 'Hypothesis',
    question: 'Does the candidate say what they expect and why, and change it when the facts do?',
    observed: 'said',
    anchors: [
      'Collects data without saying what it is for.',
      'A guess appears once and is not used.',
      'States what they expect and looks at the facts for it.',
      'Gives a reason for the expectation and says what would prove it wrong.',
      'Leads with a hypothesis, tests the part that matters most, and revises it aloud.',
    ],
  },
  math: {
    label: 'Math',
    question: 'Is the calculation set up before it is done, and checked afterwards?',
    observed: 'method',
    anchors: [
      'Computes without saying what; results are lost or impossible.',
      'Starts computing before the way is clear; no check.',
      'Says the way first and reaches a result step by step.',
      'Clear set-up with units, and the result is put in proportion.',
      'Set-up, short cuts that keep the precision needed, and a check by another way.',
    ],
  },
  insight: {
    label: 'Insight',
    question: 'Does the candidate say what a number or an exhibit means for the client?',
    observed: 'said',
    anchors: [
      'Reads figures out.',
      'Describes what is larger or smaller, without a consequence.',
      'Draws the plain consequence for the question.',
      'Connects two findings, or names what is surprising and why.',
      'Finds what changes the decision, and what should be looked at next because of it.',
    ],
  },
  creativity: {
    label: 'Creativity',
    question: 'Are the ideas of several distinct kinds, specific, and ordered by the candidate?',
    observed: 'said',
    anchors: [
      'One or two general ideas.',
      'Several ideas of one kind.',
      'Ideas of two or three kinds, some specific to the client.',
      'Grouped, specific ideas with a view on which are best.',
      'Several kinds, specific and unexpected, ordered by a stated criterion.',
    ],
  },
  synthesis: {
    label: 'Synthesis',
    question: 'Does the recommendation come first, with reasons, risks and next steps?',
    observed: 'said',
    anchors: [
      'No recommendation, or one that contradicts the findings.',
      'Retells the analysis; the answer comes last or hedged.',
      'A clear answer with reasons from the analysis.',
      'Answer first, reasons with figures, a risk and a next step.',
      'Answer first in one sentence, the two or three reasons that carry it, the risk that could turn it, and what to do on Monday.',
    ],
  },
  communication: {
    label: 'Communication',
    question:
      'Is it easy to follow: answer first, signposts, the question that was put, brevity, recovery after pushback?',
    observed: 'said',
    anchors: [
      'Hard to follow; the question that was put is not answered.',
      'The answer is there but has to be searched for.',
      'Answers the question and can be followed.',
      'Answer first with signposts; brief.',
      'A listener could write it down in headings; pushback is taken up and used.',
    ],
  },
  leadership: {
    label: 'Case leadership',
    question:
      'Does the candidate drive the case: next step named, data asked for with a purpose, back on the path alone?',
    observed: 'said',
    anchors: [
      'Waits to be told each step.',
      'Asks what to do next.',
      'Names the next step most of the time.',
      'Drives from area to area with reasons.',
      'Drives, closes areas that do not matter, and keeps the objective in view.',
    ],
  },
  user_problem: {
    label: 'User and problem',
    question: 'Is a user chosen with a reason, and a problem of theirs described?',
    observed: 'said',
    anchors: [
      'Starts with features.',
      'A user is named, the problem is general.',
      'A segment with a reason and a problem of theirs.',
      'The problem is described in a situation, with how often and how much it hurts.',
      'Segments are compared by a criterion, and the problem is told from the user’s side.',
    ],
  },
  range: {
    label: 'Range of solutions',
    question: 'Do the solutions differ in kind?',
    observed: 'said',
    anchors: [
      'One solution.',
      'Variations of one solution.',
      'Two or three different solutions.',
      'Different in kind, each tied to the problem.',
      'Different in kind, from quick to bold, each with what would have to be true.',
    ],
  },
  criterion: {
    label: 'Criterion',
    question: 'Is the choice made by a criterion that was said?',
    observed: 'said',
    anchors: [
      'Chooses without a reason.',
      'A reason afterwards.',
      'A criterion is said and used.',
      'Criteria are weighed against each other.',
      'Criteria follow from the objective, and the choice would change if they did.',
    ],
  },
  metrics: {
    label: 'Metrics',
    question: 'Is success measured, with a guardrail?',
    observed: 'said',
    anchors: [
      'No metric.',
      'A metric that does not follow from the problem.',
      'A metric that follows from the problem.',
      'A metric with a guardrail.',
      'A metric, a guardrail, and what would be done at which reading.',
    ],
  },
  trade_off: {
    label: 'Trade-off',
    question: 'Is it said what is given up, and why that is right?',
    observed: 'said',
    anchors: [
      'No cost is named.',
      'A cost is named when asked.',
      'A trade-off is named with a side taken.',
      'Both sides are weighed with facts of the case.',
      'Weighed, with what would reverse the decision.',
    ],
  },
};
