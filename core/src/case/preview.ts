import type { CasePhase, CompiledCase, ExhibitView, Question } from './schema.ts';

/**
 * A case in plain text as it will be met: what is spoken, in its order, the exhibits as tables, and behind them what
 * only a coach may read. For authors, on a terminal and beside the editor.
 */
export function previewCase(compiled: CompiledCase): string {
  const { source } = compiled;
  const line = lineOf(compiled);
  const parts = [
    `${source.title}\n${source.kind}, ${source.difficulty}, ${source.minutes} minutes, ${source.modes.join(' or ')}, seed ${compiled.seed}`,
    ...source.phases.map((phase) => previewPhase(compiled, phase)),
    section(
      'Only when asked',
      source.facts.map(({ id, topic }) => `${topic}: ${line(`facts.${id}.say`)}`),
    ),
    section('Corrections and definitions', [
      ...source.prompt.recap_checks.map(
        ({ topic }, at) => `${topic}: ${line(`prompt.recap_checks.${at}.say`)}`,
      ),
      ...source.prompt.definitions.map(
        ({ topic }, at) => `${topic}: ${line(`prompt.definitions.${at}.say`)}`,
      ),
    ]),
    section(
      'Curveballs',
      source.curveballs.map(({ id, phase }) => `in ${phase}: ${line(`curveballs.${id}`)}`),
    ),
    previewKey(compiled),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** An exhibit with its figures in columns that line up. */
export function exhibitTable(exhibit: ExhibitView): string {
  const heads = exhibit.series.map(({ label, unit }) => `${label} (${unit ?? exhibit.unit})`);
  const rows = exhibit.categories.map((category, at) => [
    category,
    ...exhibit.series.map(({ values }) =>
      (values[at] ?? 0).toLocaleString('en-US', { maximumFractionDigits: 4 }),
    ),
  ]);
  const cells = [[exhibit.category_label, ...heads], ...rows];
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const drawn = cells.map((row) =>
    row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    ),
  );
  const note = exhibit.note ? `\n${exhibit.note}` : '';
  return `[${exhibit.kind}] ${exhibit.title}\n${drawn.map((row) => row.join('  ').trimEnd()).join('\n')}${note}`;
}

function previewPhase(compiled: CompiledCase, phase: CasePhase): string {
  const line = lineOf(compiled);
  const spoken = [
    ...(phase.opening ? [say(line(`phases.${phase.id}.opening`))] : []),
    ...(phase.kind === 'prompt' ? [say(line('prompt.say')), `Objective: ${line('prompt.objective')}`] : []),
    ...phase.questions.map((question) => previewQuestion(compiled, question)),
  ];
  const head = `${phase.title} (${phase.minutes} min${phase.optional ? ', dropped when time is short' : ''})`;
  return section(head, spoken);
}

function previewQuestion(compiled: CompiledCase, question: Question): string {
  const line = lineOf(compiled);
  const exhibit = compiled.exhibits.find(({ id }) => id === question.exhibit);
  const shown = exhibit
    ? [
        say(line(`exhibits.${exhibit.id}.handover`)),
        exhibitTable(exhibit),
        `(if asked) ${line(`exhibits.${exhibit.id}.reading`)}`,
      ]
    : [];
  const help = question.hints.map(({ id, level }) => `(${level} hint) ${line(`hints.${id}`)}`);
  const rest =
    question.type === 'open'
      ? [
          ...question.probes.map(({ id }) => `(probe) ${line(`probes.${id}`)}`),
          ...question.pushbacks.map(({ id }) => `(pushback) ${line(`pushbacks.${id}`)}`),
        ]
      : [
          `(answer) ${line(`questions.${question.id}.solution`)}`,
          ...(question.so_what ? [`(so what) ${line(`questions.${question.id}.so_what`)}`] : []),
        ];
  return [...shown, say(line(`questions.${question.id}.ask`)), ...help, ...rest].join('\n');
}

function previewKey(compiled: CompiledCase): string {
  const { key } = compiled.source;
  const line = lineOf(compiled);
  const list = (name: string, items: readonly { id: string }[]) =>
    `${name}: ${items.map(({ id }) => line(`key.${id}`)).join('; ')}`;
  return section('The key, for coaches', [
    list('Drivers', key.drivers),
    list('Insights', key.insights),
    ...(key.ideas.length > 0 ? [list('Ideas', key.ideas)] : []),
    list('Risks', key.risks),
    `First cuts: ${key.first_cuts.map(({ name, branches }) => `${name} (${branches.map((branch) => branch.name).join(', ')})`).join('; ')}`,
    `Recommendation: ${line(`key.${key.recommendation.id}`)}`,
    `Model answer: ${line('key.model_answer')}`,
  ]);
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `${title}\n${'-'.repeat(title.length)}\n${lines.join('\n')}`;
}

const say = (text: string) => `"${text}"`;
const lineOf = (compiled: CompiledCase) => (key: string) => compiled.lines[key] ?? '';
