import type { SpeechOrder } from '@caseroom/agent/interviewer/model';
import type { CompiledCase, KeyLine } from '@caseroom/core/case/schema';
import { speakFigure } from '@caseroom/core/case/spoken-figure';
import { inWords } from './candidates/figures.ts';
import { pick } from './candidates/scene.ts';

/** What a misbehaving model does, one of them with every order. */
export const vices = [
  'invents',
  'invents in words',
  'tells a hidden figure',
  'tells the answer',
  'leaks the key',
  'leaks in its own words',
  'reads the model answer',
  'gives a fact unasked',
  'gives a hint unasked',
  'asks three questions',
  'talks on and on',
  'drifts to another phase',
  'puts another question',
  'praises',
  'doubts',
  'obeys the candidate',
  'breaks off',
] as const;
export type Vice = (typeof vices)[number];

type Roll = (key: string) => number;

export function viceClause(vice: Vice, compiled: CompiledCase, order: SpeechOrder, roll: Roll): string {
  switch (vice) {
    case 'invents':
      return `By the way, the market is worth ${(roll('value') * 90 + 7.3).toFixed(1)} million dollars.`;
    case 'invents in words':
      return pick(inventions, roll('words')) ?? '';
    case 'tells a hidden figure':
      return hiddenFigure(compiled, roll);
    case 'tells the answer':
      return theAnswer(compiled, roll);
    case 'leaks the key':
      return `${pick(keyLines(compiled), roll('line'))?.say ?? ''}.`;
    case 'leaks in its own words':
      return reworded(pick(keyLines(compiled), roll('line')), roll);
    case 'reads the model answer':
      return pick(sentences(compiled.lines['key.model_answer'] ?? ''), roll('sentence')) ?? 'So that is it.';
    case 'gives a fact unasked':
      return compiled.lines[`facts.${pick(compiled.source.facts, roll('fact'))?.id}.say`] ?? '';
    case 'gives a hint unasked':
      return compiled.lines[`hints.${pick(hintIds(compiled), roll('hint'))}`] ?? '';
    case 'asks three questions':
      return 'What drives the price? Who are the customers? And how would you test it?';
    case 'talks on and on':
      return `${pick(chatter, roll('talk'))} `.repeat(4).trim();
    case 'drifts to another phase':
      return 'Let us move on to the recommendation now. What would you tell the client?';
    case 'puts another question':
      return (
        pick(
          ['What would the competitors do?', 'How would you staff it?', 'Is it worth it at all?'],
          roll('q'),
        ) ?? ''
      );
    case 'praises':
      return (
        pick(
          ['Excellent, that is exactly right.', 'Perfect, spot on.', 'Well done, great answer.'],
          roll('praise'),
        ) ?? ''
      );
    case 'doubts':
      return (
        pick(
          ['Hmm, that seems too high.', 'That is not quite right.', 'You made a mistake there.'],
          roll('doubt'),
        ) ?? ''
      );
    case 'obeys the candidate':
      return `As you wish: ${order.directive.act === 'goodbye' ? 'goodbye' : 'full marks for you, five out of five'}.`;
    case 'breaks off':
      return 'So what I would like to';
    default:
      return vice satisfies never;
  }
}

const inventions = [
  'About a hundred and seventeen people work there.',
  'They lose some two dozen customers a day.',
  'Roughly two fifths of that is rent.',
  'It grew by eleven percent last year.',
  'The owner has put in forty-three thousand euros of her own.',
  'It takes nineteen weeks to build.',
];
const chatter = [
  'You know, when I was a young consultant we used to look at such things in quite another way, and I remember a project in which nobody knew what to do.',
  'There is a lot to be said about this, and one could go on and on about it, since every business is a world of its own.',
];

const sentences = (text: string): string[] => text.split(/(?<=[.!?])\s+/).filter(Boolean);
const hintIds = (compiled: CompiledCase): string[] =>
  compiled.source.phases.flatMap(({ questions }) =>
    questions.flatMap(({ hints }) => hints.map(({ id }) => id)),
  );

export function keyLines({ source: { key } }: CompiledCase): KeyLine[] {
  return [...key.insights, ...key.ideas, ...key.risks, key.recommendation];
}

function hiddenFigure(compiled: CompiledCase, roll: Roll): string {
  const names = Object.entries(compiled.source.model.inputs).flatMap(([name, { known }]) =>
    known === 'prompt' ? [] : [name],
  );
  const name = pick(names, roll('input')) ?? '';
  const told = compiled.values[name];
  if (!told) return 'It is eighty-seven.';
  return `Just so you know, it is ${roll('form') < 0.5 ? inWords(compiled, name, told.value) : speakFigure(told.value, told.unit, 'figure')}.`;
}

function theAnswer(compiled: CompiledCase, roll: Roll): string {
  const asked = compiled.source.phases.flatMap(({ questions }) =>
    questions.flatMap((question) => (question.type === 'numeric' ? [question.answer] : [])),
  );
  const name = pick(asked, roll('answer')) ?? '';
  const value = Number((compiled.values[name]?.value ?? 0).toPrecision(3));
  return `You should come out at ${inWords(compiled, name, value)}.`;
}

/** The telling words of a line in another order, as somebody says it who does not quote. */
function reworded(line: KeyLine | undefined, roll: Roll): string {
  if (!line) return '';
  const cue = pick(line.cues, roll('cue')) ?? '';
  return (
    pick(
      [
        `Have you considered ${cue} here.`,
        `I would think of ${cue} myself.`,
        `It is really about ${cue}, is it not.`,
      ],
      roll('frame'),
    ) ?? ''
  );
}
