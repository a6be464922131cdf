import { rubric } from '@caseroom/core/scoring/rubric';
import type { OwnBranch } from '@caseroom/core/wire/first-cut';
import type { DimensionScore, Measure, QuestionResult, Report } from '@caseroom/core/wire/report';

/** A report for the terminal: words and bands before numbers, each claim with the moment it rests on. */
export function reportInWords(report: Report): string {
  const { overall, delivery, questions, dimensions, coverage } = report;
  const judgedBy = report.scripted ? 'by rules alone, no model took part' : `judged by ${report.judged_by}`;
  const lines = [
    `${report.case_title} (${judgedBy})`,
    '',
    overall.score === null
      ? overall.why
      : `${overall.level}, ${bandOf(overall.band)}: ${overall.score} of 5. ${overall.why}`,
    ...section(
      'In short',
      (report.summary ?? []).map(({ text, quotes }) => `${text}${quoted(quotes)}`),
    ),
    ...section('Numbers', questions.map(questionLine)),
    ...section('Dimensions', dimensions.map(dimensionLine)),
    ...section('Delivery, never scored', [
      measureLine('pace', delivery.words_per_minute),
      measureLine('fillers', delivery.fillers_per_100_words),
      measureLine('pauses', delivery.long_pauses),
      measureLine('share of the talk', delivery.talk_share),
      measureLine('time to structure', delivery.time_to_structure_s),
      ...(delivery.narrated_calculation ? [measureLine('calculating', delivery.narrated_calculation)] : []),
      `thinking time: asked ${delivery.thinking.asked} times, used ${delivery.thinking.used_s} s`,
    ]),
    ...section(
      'Of the case’s key',
      coverage.map(
        (line) => `${line.said ? 'said  ' : 'open  '} ${line.kind}: ${line.text}${quoted(line.quotes)}`,
      ),
    ),
    ...section('Your first cut', (report.own_cut?.branches ?? []).map(branchLine)),
    ...section(
      'Left out of it, and it changes the answer',
      (report.own_cut?.missing ?? []).map(
        ({ text, later }) => `${text}${later ? `, later${quoted([later])}` : ''}`,
      ),
    ),
    ...section('First cuts that the case accepts', (report.first_cuts ?? []).map(cutLine)),
    ...section(
      'Strengths',
      report.strengths.map(({ text, quotes }) => `${text}${quoted(quotes)}`),
    ),
    ...section(
      'To improve',
      report.improve.map(({ text, quotes }) => `${text}${quoted(quotes)}`),
    ),
    ...section('Practise next', report.practise_next ? [report.practise_next.text] : []),
    ...section(
      'What was recommended',
      (report.own_answer ?? []).map((quote) => quoted([quote]).trim()),
    ),
    ...section('A model answer', [report.model_answer.trim()]),
  ];
  return `${lines.join('\n')}\n`;
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

const bandOf = (band: Report['overall']['band']): string => (band ? `${band[0]} to ${band[1]}` : 'no band');

function questionLine(question: QuestionResult): string {
  const said =
    question.said === null ? 'no answer' : `said ${question.said} at ${clock(question.said_ms ?? 0)}`;
  return `${question.verdict.replaceAll('_', ' ')}: ${question.asked} ${said}; ${question.right_answer}. ${question.why}`;
}

function dimensionLine(entry: DimensionScore): string {
  const { label } = rubric[entry.dimension];
  const because = entry.because.join(' ');
  if (entry.score !== null)
    return `${label}: ${entry.level}, ${bandOf(entry.band)}: ${entry.score}. ${because}${quoted(entry.quotes)}`;
  return `${label}: ${entry.status === 'self_rating' ? 'rate yourself by the anchors' : 'not enough evidence'}. ${because}`;
}

const cutLine = ({ name, branches }: NonNullable<Report['first_cuts']>[number]): string =>
  `${name}: ${branches.map((branch) => `${branch.name} (${branch.named ?? 'open'})${branch.quote ? quoted([branch.quote]) : ''}`).join(', ')}`;

const branchLine = ({ text, named, depth, fit, meets }: OwnBranch): string =>
  `${'  '.repeat(depth)}${named}: ${text} (${fit === 'key' ? meets.join('; ') : fit === 'case' ? 'of this case' : 'of any case'})`;

const measureLine = (name: string, { value, unit, n, why }: Measure): string =>
  value === null ? `${name}: ${why ?? 'not measured'}` : `${name}: ${value} ${unit} (n ${n})`;

const quoted = (quotes: Report['coverage'][number]['quotes']): string =>
  quotes[0] ? ` [${clock(quotes[0].start_ms)} “${quotes[0].text}”]` : '';

const clock = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0')}`;
