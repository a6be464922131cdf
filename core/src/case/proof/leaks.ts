import { findAnyCue, stemOf, tokensOf } from '../../speech/cues.ts';
import type { CasePath } from '../fault.ts';
import { parseFormula, type Expr } from '../formula.ts';
import type { CaseSource, KeyLine } from '../schema.ts';
import { speakFigure } from '../spoken-figure.ts';
import { slotsIn, withoutSlots } from '../template.ts';
import { keyLinesOf, questionsOf, textsOf, type CaseText } from '../texts.ts';
import { faultAt, type RawFinding } from './finding.ts';

/** From this share of a key line's own words on, a text says the line in other words. */
const saysTheLine = 0.75;

/** Nothing that everybody hears or sees gives away an answer or a line of the key. */
export function checkLeaks(source: CaseSource, values: ReadonlyMap<string, number>): RawFinding[] {
  return [
    ...checkAnswerSlots(source),
    ...checkAnswerCells(source),
    ...checkTypedAnswers(source, values),
    ...checkKey(source),
  ];
}

/** A text that fills in the answer before its question has been put and answered. */
function checkAnswerSlots(source: CaseSource): RawFinding[] {
  const texts = textsOf(source);
  return questionsOf(source).flatMap(({ question, path }) => {
    if (question.type !== 'numeric') return [];
    return texts
      .filter((text) => text.role !== 'hidden' && !isAfter(text.path, path))
      .filter(({ text }) => slotsIn(text).some(({ name }) => name === question.answer))
      .map((text) =>
        faultAt(
          'answer_given',
          text.path,
          `this says {{${question.answer}}}, which "${question.id}" asks for; take it out`,
        ),
      );
  });
}

/** A cell that is the answer, on an exhibit that may be seen before the question has been answered. */
function checkAnswerCells(source: CaseSource): RawFinding[] {
  const questions = questionsOf(source);
  return source.exhibits.flatMap((exhibit, at) => {
    const shownAt = questions.findIndex(({ question }) => question.exhibit === exhibit.id);
    const early = exhibit.asks.length > 0 || shownAt === -1;
    const open = questions.filter((_, index) => early || index >= shownAt);
    return exhibit.series.flatMap((series, index) =>
      series.values.flatMap((cell, column) => {
        const expr = parseFormula(cell);
        const asked = open.find(
          ({ question }) => question.type === 'numeric' && isName(expr, question.answer),
        );
        if (!asked) return [];
        const path = ['exhibits', at, 'series', index, 'values', column];
        const message = `this shows the answer to "${asked.question.id}"; show what it is worked out from`;
        return [faultAt('answer_given', path, message)];
      }),
    );
  });
}

const isName = (expr: Expr, name: string) => expr.type === 'name' && expr.name === name;

/** An answer typed by hand, in digits or in words. */
function checkTypedAnswers(source: CaseSource, values: ReadonlyMap<string, number>): RawFinding[] {
  const answers = questionsOf(source).flatMap(({ question }) => {
    const value = question.type === 'numeric' ? values.get(question.answer) : undefined;
    const unit = source.model.formulas[question.type === 'numeric' ? question.answer : '']?.unit;
    if (value === undefined || unit === undefined) return [];
    return [{ id: question.id, spoken: spellings(value, unit) }];
  });
  return textsOf(source)
    .filter(({ role }) => role !== 'hidden')
    .flatMap((text) => {
      const typed = ` ${withoutSlots(text.text)
        .toLowerCase()
        .replaceAll(/[.,;:!?]+(\s|$)/g, ' ')} `;
      const given = answers.find(({ spoken }) => spoken.some((figure) => typed.includes(` ${figure} `)));
      if (!given) return [];
      return [
        faultAt('answer_given', text.path, `this says the answer to "${given.id}"; take the figure out`),
      ];
    });
}

/** A figure in digits, and in words with what it counts: "fifteen" alone might be anything. */
function spellings(value: number, unit: string): string[] {
  const words = speakFigure(value, unit, 'words');
  return [speakFigure(value, unit, 'number'), words, words.replace(/ (an?|per) .*$/, '')];
}

/**
 * Insights and the recommendation may be in no text that a candidate can hear before having said them; risks and
 * ideas may come up later, in a probe or a curveball, and drivers are the words of any prompt.
 */
function checkKey(source: CaseSource): RawFinding[] {
  const texts = [...textsOf(source), ...labelTexts(source)].filter(
    ({ role }) => role !== 'hidden' && role !== 'plain',
  );
  return keyLinesOf(source).flatMap(({ line, path }) => {
    const group = String(path[1]);
    if (group === 'drivers') return [];
    const everywhere = group === 'insights' || group === 'recommendation';
    const exposed = everywhere ? texts : texts.filter((text) => isEarly(text));
    return exposed.flatMap((text) => checkLine(line, text));
  });
}

function checkLine(line: KeyLine, text: CaseText): RawFinding[] {
  const tokens = tokensOf(withoutSlots(text.text));
  const cue = line.cues.find((wanted) => findAnyCue(tokens, [wanted]));
  if (cue) {
    const message = `this holds "${cue}", which counts as having said "${line.id}"; word the text or the cue otherwise`;
    return [faultAt('gives_key', text.path, message)];
  }
  const words = contentStems(line.say);
  const stems = new Set(tokens.map(({ stem }) => stem));
  const shared = words.filter((stem) => stems.has(stem)).length;
  if (words.length < 3 || shared / words.length < saysTheLine) return [];
  return [
    faultAt(
      'gives_key',
      text.path,
      `this says nearly what "${line.id}" of the key says; keep it for the candidate`,
    ),
  ];
}

/** Titles of rows, columns and series stand on the exhibit and are not spoken. */
function labelTexts(source: CaseSource): CaseText[] {
  return source.exhibits.flatMap((exhibit, at) => {
    const labels = [
      ...exhibit.categories.map((text, index) => ({ text, path: ['exhibits', at, 'categories', index] })),
      ...exhibit.series.map(({ label }, index) => ({
        text: label,
        path: ['exhibits', at, 'series', index, 'label'],
      })),
      { text: exhibit.category_label, path: ['exhibits', at, 'category_label'] },
    ];
    return labels.map(({ text, path }) => ({ key: '', path, text, role: 'open' as const }));
  });
}

const isEarly = ({ path }: CaseText) =>
  path[0] === 'prompt' || path[0] === 'exhibits' || path.at(-1) === 'ask';

const smallWords = new Set(
  'a an and are as at be but by for from has have in is it its no not of on only or own so that the their them they this to with would'.split(
    ' ',
  ),
);

function contentStems(text: string): string[] {
  const words =
    withoutSlots(text)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return [...new Set(words.filter((word) => !smallWords.has(word)).map(stemOf))];
}

/** Whether the text at `path` is heard after the question at `question`; both lie in phases. */
function isAfter(path: CasePath, question: CasePath): boolean {
  if (path[0] === 'curveballs') return true;
  if (path[0] !== 'phases') return false;
  const order = (of: CasePath) => Number(of[1]) * 1000 + (of[2] === 'questions' ? Number(of[3]) + 1 : 0);
  if (order(path) !== order(question)) return order(path) > order(question);
  return path.includes('so_what');
}
