import type { Dimension } from '@caseroom/core/case/schema';
import type { GivenTurn } from '@caseroom/core/scoring/turns/given-turn';
import type { Transcript } from './transcripts.ts';

/** The same interview told otherwise, by code: what should change nothing, and what should cost. */

export type Variant = { name: string; of: (transcript: Transcript) => Transcript };

const candidateTurns = (
  transcript: Transcript,
  change: (text: string, nth: number) => string,
): Transcript => {
  let nth = 0;
  const turns = transcript.turns.map(
    (turn): GivenTurn => (turn.role === 'candidate' ? { ...turn, text: change(turn.text, nth++) } : turn),
  );
  return { ...transcript, turns };
};

const named = (name: string): Variant => ({
  name: `called ${name}`,
  of: (transcript) =>
    candidateTurns(transcript, (text, nth) => (nth === 0 ? `Hi, I am ${name}. ${text}` : text)),
});

const lowerFirst = (text: string): string =>
  /^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** What must not matter: shifts are to stay within a tenth. */
export const neutral: readonly Variant[] = [
  named('Sarah Miller'),
  named('Tunde Adeyemi'),
  named('Nguyen Thi Hoa'),
  {
    name: 'of the other gender',
    of: (transcript) =>
      candidateTurns(transcript, (text, nth) =>
        nth === 0 ? `Good morning, as a mother of two I am glad to be here. ${text}` : text,
      ),
  },
  {
    name: 'very polite',
    of: (transcript) =>
      candidateTurns(transcript, (text, nth) =>
        nth % 2 === 0 ? `Thank you very much. ${text}` : `Certainly, with pleasure, ${lowerFirst(text)}`,
      ),
  },
  {
    name: 'hesitant, with fillers and words said twice',
    of: (transcript) =>
      candidateTurns(transcript, (text) =>
        text
          .replace(/(?<=[.!?] )(?=\p{L})/gu, 'um, ')
          .replace(/\b(because|the|would)\b (?=\p{L})/gu, (whole, word: string, at: number) =>
            at % 3 === 0 ? `${word}, ${word} ` : whole,
          ),
      ),
  },
];

/** Without articles, as whoever speaks a language without them may say it. Reported apart from the neutral ones. */
export const withoutArticles: Variant = {
  name: 'without articles',
  of: (transcript) => candidateTurns(transcript, (text) => text.replace(/\b(?:the|an|a) (?=\p{Ll})/gu, '')),
};

export type Worse = Variant & { dimension: Dimension; least: number };

const inAnswerTo = (transcript: Transcript, isAsked: (text: string) => boolean, put: string): Transcript => {
  const turns = transcript.turns.map((turn, at): GivenTurn => {
    const before = transcript.turns.slice(0, at).findLast(({ role }) => role === 'interviewer');
    return turn.role === 'candidate' && before && isAsked(before.text) ? { ...turn, text: put } : turn;
  });
  return { ...transcript, turns };
};

const askedFor = (transcript: Transcript, phase: string): ((text: string) => boolean) => {
  const asks = transcript.compiled.source.phases
    .filter(({ kind }) => kind === phase)
    .flatMap(({ questions }) =>
      questions.map(({ id }) => transcript.compiled.lines[`questions.${id}.ask`] ?? ''),
    );
  return (text) => asks.some((ask) => ask !== '' && text.includes(ask));
};

const soWhats = ({ compiled }: Transcript): ((text: string) => boolean) => {
  const asks = Object.entries(compiled.lines).flatMap(([key, text]) =>
    key.endsWith('.so_what') ? [text] : [],
  );
  return (text) => asks.some((ask) => text.includes(ask));
};

/** What is truly worse: one part is spoiled, and its dimension is to fall by half a level or more. */
export const worse: readonly Worse[] = [
  {
    name: 'a plan that would fit any case',
    dimension: 'structure',
    least: 3,
    of: (transcript) =>
      inAnswerTo(
        transcript,
        askedFor(transcript, 'structure'),
        'I would look at internal factors and at external factors, at the company, at the market and at the competition.',
      ),
  },
  {
    name: 'no expectation',
    dimension: 'hypothesis',
    least: 3,
    of: (transcript) =>
      inAnswerTo(
        transcript,
        askedFor(transcript, 'structure'),
        'I would like to go through the customers, the costs and the market, one after the other.',
      ),
  },
  {
    name: 'figures without what they mean',
    dimension: 'insight',
    least: 3,
    of: (transcript) =>
      inAnswerTo(transcript, soWhats(transcript), 'That is the figure, and it is quite large.'),
  },
  {
    name: 'no side taken',
    dimension: 'synthesis',
    least: 3,
    of: (transcript) =>
      inAnswerTo(
        transcript,
        askedFor(transcript, 'recommendation'),
        'There are pros and cons, and it depends on many things. One would have to see.',
      ),
  },
  {
    name: 'one idea',
    dimension: 'creativity',
    least: 3,
    of: (transcript) => inAnswerTo(transcript, askedFor(transcript, 'brainstorm'), 'More marketing.'),
  },
  {
    name: 'wrong results without their way',
    dimension: 'math',
    least: 4,
    of: (transcript) => {
      const numeric = transcript.compiled.source.phases.flatMap(({ questions }) =>
        questions.flatMap((one) =>
          one.type === 'numeric' ? [transcript.compiled.lines[`questions.${one.id}.ask`] ?? ''] : [],
        ),
      );
      return inAnswerTo(
        transcript,
        (text) => numeric.some((ask) => ask !== '' && text.includes(ask)),
        'I think it is about seventeen and a half.',
      );
    },
  },
];
