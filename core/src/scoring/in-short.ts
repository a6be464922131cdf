import type { DimensionScore, QuestionResult, Report } from '../wire/report.ts';
import type { Coverage } from './coverage.ts';
import { rubric } from './rubric.ts';

/** The interview in a few sentences, each with the moments it rests on. What could not be scored is not spoken of. */

type Input = {
  dimensions: readonly DimensionScore[];
  questions: readonly QuestionResult[];
  coverage: readonly Coverage[];
};
type Sentence = NonNullable<Report['summary']>[number];

export const inShort = (input: Input): Sentence[] => [
  ...levels(input),
  ...numbers(input),
  ...ofTheKey(input),
];

type Scored = DimensionScore & { score: number; level: NonNullable<DimensionScore['level']> };

/** The strongest and the weakest; where all are alike there is neither. */
function levels({ dimensions }: Input): Sentence[] {
  const scored = dimensions
    .filter((one): one is Scored => one.score !== null && one.level !== null)
    .toSorted((one, other) => other.score - one.score);
  const [best, worst] = [scored[0], scored.at(-1)];
  if (!best || !worst || scored.length < 2) return [];
  if (best.score === worst.score)
    return [
      sentence(`Even throughout: ${levelText(best.level)} in all ${scored.length} dimensions.`, [best]),
    ];
  return [
    sentence(
      `Strongest in ${name(best)} (${levelText(best.level)}), weakest in ${name(worst)} (${levelText(worst.level)}).`,
      [best, worst],
    ),
  ];
}

function numbers({ questions }: Input): Sentence[] {
  const judged = questions.filter(({ credit }) => credit !== null);
  if (judged.length === 0) return [];
  const right = judged.filter(({ verdict }) => verdict !== 'wrong');
  const helped = right.filter(({ hints }) => hints > 0).length;
  const help =
    right.length === 0 ? '' : helped === 0 ? ', without a hint' : `, ${helped} of them after a hint`;
  return [sentence(`${right.length} of ${judged.length} numbers right${help}.`, judged)];
}

function ofTheKey({ coverage }: Input): Sentence[] {
  const parts = (['driver', 'insight', 'risk'] as const).flatMap((kind) => {
    const all = coverage.filter((one) => one.kind === kind);
    const said = all.filter((one) => one.said);
    return said.length === 0 ? [] : [{ text: `${said.length} of ${all.length} ${kind}s`, said }];
  });
  if (parts.length === 0) return [];
  const text = `Of what the case holds you named ${listed(parts.map((part) => part.text))}.`;
  return [
    sentence(
      text,
      parts.map(({ said }) => ({ quotes: said.flatMap(({ quotes }) => quotes) })),
    ),
  ];
}

/** One moment of each thing that is spoken of. */
function sentence(text: string, from: readonly Pick<DimensionScore, 'quotes'>[]): Sentence {
  const quotes = from.flatMap((one) => one.quotes.slice(0, 1));
  return { text, quotes, at_ms: quotes[0]?.start_ms ?? null };
}

const name = ({ dimension }: DimensionScore): string => rubric[dimension].label.toLowerCase();

const levelText = (level: Scored['level']): string =>
  level === 'usual practice' || level === 'outstanding' ? level : `${level} usual practice`;

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
