import type { Dimension } from '../case/schema.ts';

/**
 * The rubric: what is observed at each level, in plain words. 1, 3 and 5 are what is looked for; 2 and 4 lie between.
 * A change of any text is a new version, so that two scores with the same version mean the same thing.
 */
export const rubricVersion = '2026-11.2';

export type Anchors = readonly [string, string, string, string, string];
export type RubricEntry = { label: string; question: string; anchors: Anchors };

/** Where the candidate leads, leading weighs as much as communication does in the library's cases. */
export const leadershipWeight = 10;

/** The scale of 1 to 5 as 0 to 100: 3, usual practice, is 50. */
export const pointsOf = (score: number): number => Math.round((score - 1) * 25);

export const rubric: Readonly<Record<Dimension, RubricEntry>> = {
  structure: {
    label: 'Structure',
    question:
      'Is the first cut separate and complete, fitted to the objective, specific to this case, and prioritised?',
    anchors: [
      'No plan: one area at most, or words that would introduce any plan.',
      'Areas that would fit any case, or areas of this case in a few words without what to look at.',
      'Separate areas that cover the question, some of them about this case, with what to look at; none comes first.',
      'Areas of this case with what to look at in them, and one of them comes first.',
      'Separate, complete and of this case; the first one follows from a reason or from an expectation that could be wrong.',
    ],
  },
  hypothesis: {
    label: 'Hypothesis',
    question: 'Does the candidate say what they expect and why, and change it when the facts do?',
    anchors: [
      'Says nothing of what they expect.',
      'A guess appears once, without a reason, and is not used.',
      'Says what they expect with a reason, or looks at the facts for it.',
      'Gives a reason, and says what would show it or comes back to it later.',
      'Leads with an expectation and its reason, says what would prove it wrong, and confirms or revises it aloud.',
    ],
  },
  math: {
    label: 'Math',
    question: 'Are the results right, is the calculation set up before it is done, and checked afterwards?',
    anchors: [
      'Results are wrong or told, and come without their way.',
      'Results come after plain help, or right after wrong ones; the way is hardly said.',
      'Results are right and come without their way, or one of two went wrong on a way that was said.',
      'Results are right, step by step, with the way said first.',
      'Right results, the way first with its units, and a check by size or by another way.',
    ],
  },
  insight: {
    label: 'Insight',
    question: 'Does the candidate say what a number or an exhibit means for the client?',
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
    anchors: [
      'One or two general ideas.',
      'Several ideas of one kind, or two of different kinds.',
      'Three ideas and more, of two or three kinds.',
      'Ideas in groups that were named, or with a view on which are best.',
      'Groups of several kinds, specific ideas, and a choice between them by a reason.',
    ],
  },
  synthesis: {
    label: 'Synthesis',
    question: 'Does the recommendation come first, with reasons, risks and next steps?',
    anchors: [
      'No recommendation.',
      'A recommendation without a reason, or retelling first and the answer last or half taken back.',
      'A clear answer with reasons from the analysis.',
      'Answer first, reasons with figures, and a risk or a next step.',
      'Answer first in one sentence, two or three reasons with figures, the risk that could turn it, and what to do on Monday.',
    ],
  },
  communication: {
    label: 'Communication',
    question:
      'Is it easy to follow: answer first, signposts, the question that was put, brevity, recovery after pushback?',
    anchors: [
      'Hard to follow: long runs of thought, or questions that were put are not answered.',
      'The answer is there but has to be searched for.',
      'Answers the question and can be followed.',
      'Answer first, with signposts; brief.',
      'A listener could write it down in headings from the plan to the recommendation; pushback is taken up and used.',
    ],
  },
  leadership: {
    label: 'Case leadership',
    question:
      'Does the candidate drive the case: next step named, data asked for with a purpose, back on the path alone?',
    anchors: [
      'Waits to be told each step.',
      'Asks what to do next, or has to be asked where they are.',
      'Names the next step most of the time.',
      'Drives from area to area with reasons, and says what data are for.',
      'Drives, closes areas that do not matter, and keeps the objective in view.',
    ],
  },
  user_problem: {
    label: 'User and problem',
    question: 'Is a user chosen with a reason, and a problem of theirs described?',
    anchors: [
      'Starts with features.',
      'A user is named, the problem is general.',
      'A segment with a reason and a problem of theirs.',
      'The problem is described in a situation, with how often or how much it hurts.',
      'Segments are compared by a criterion, and the problem is told from the user’s side.',
    ],
  },
  range: {
    label: 'Range of solutions',
    question: 'Do the solutions differ in kind?',
    anchors: [
      'One solution.',
      'Variations of one solution.',
      'Three different solutions and more.',
      'Different in kind, in groups or from plain to bold.',
      'Different in kind, from quick to bold, with what would have to be true.',
    ],
  },
  criterion: {
    label: 'Criterion',
    question: 'Is the choice made by a criterion that was said?',
    anchors: [
      'Chooses without a criterion.',
      'A reason afterwards.',
      'A criterion is said and used.',
      'Criteria are weighed against each other.',
      'Criteria follow from the objective, and the choice would change if they did.',
    ],
  },
  metrics: {
    label: 'Metrics',
    question: 'Is success measured, with a guardrail?',
    anchors: [
      'No metric.',
      'A metric of any product.',
      'A metric that follows from the problem.',
      'A metric with a guardrail.',
      'A metric, a guardrail, and what would be done at which reading.',
    ],
  },
  trade_off: {
    label: 'Trade-off',
    question: 'Is it said what is given up, and why that is right?',
    anchors: [
      'No cost is named.',
      'A cost is named, and no more.',
      'A trade-off is named with a side taken.',
      'Both sides are weighed with facts of the case.',
      'Weighed, with what would reverse the decision.',
    ],
  },
};
