import { speakNumber } from '../../speech/spoken-form.ts';
import { canBeSaid } from '../spoken-figure.ts';
import type { CaseSource } from '../schema.ts';
import { slotsIn, withoutSlots } from '../template.ts';
import { textsOf, type CaseText } from '../texts.ts';
import { catching, faultAt, type RawFinding } from './finding.ts';

/** What a listener takes in at a time. The prompt, the greeting and the key may be longer. */
const mostWords = 35;
const mostWordsOfPrompt = 90;

const praise =
  /\b(great|excellent|perfect|perfectly|exactly|correct|correctly|wonderful|brilliant|impressive|well done|good (job|work|point|answer|thinking)|that is right|that's right|you're right|nice work)\b/i;
const markup = /(^|\n)\s*([-*•]|\d+[.)])\s|[*_#`]{1,}\w|\n\n/;

/** Spoken lines are short, ask one thing, tell nothing of right or wrong, and take every figure from the model. */
export function checkSpoken(source: CaseSource): readonly RawFinding[] {
  return textsOf(source).flatMap((text) =>
    catching(text.path, () => [
      ...checkSlots(source, text),
      ...(isSpoken(text) ? [...checkLength(text), ...checkManner(text), ...checkTypedFigures(text)] : []),
    ]),
  );
}

function isSpoken({ role, key }: CaseText): boolean {
  return role !== 'hidden' || key.endsWith('.solution');
}

function checkSlots(source: CaseSource, { text, path, key }: CaseText): RawFinding[] {
  return slotsIn(text).flatMap(({ name, raw }) => {
    const input = source.model.inputs[name];
    if (!input && !Object.hasOwn(source.model.formulas, name))
      return [faultAt('unknown_name', path, `${raw} names neither an input nor a formula`)];
    if (key.endsWith('.handover') || key.endsWith('.title'))
      return [faultAt('figure_in_handover', path, `${raw} says what the exhibit shows; say only what it is`)];
    if (!input || canBeSaid(input.value)) return [];
    return [
      faultAt(
        'too_long_to_say',
        path,
        `"${name}" is ${input.value}: more than four digits are lost on a listener; round the input`,
      ),
    ];
  });
}

function checkLength({ text, path, key }: CaseText): RawFinding[] {
  const most = /^(prompt\.say|phases\..*\.opening)$/.test(key) ? mostWordsOfPrompt : mostWords;
  const count = text
    .replaceAll(/\{\{.*?\}\}/gs, 'a figure')
    .trim()
    .split(/\s+/).length;
  if (count <= most) return [];
  return [faultAt('too_long', path, `${count} words are too many to be heard at once; use ${most} at most`)];
}

function checkManner({ text, path }: CaseText): RawFinding[] {
  const findings: RawFinding[] = [];
  const told = praise.exec(text);
  if (told)
    findings.push(faultAt('praise', path, `"${told[0]}" tells right from wrong; say something neutral`));
  if ((text.match(/\?/g) ?? []).length > 1)
    findings.push(
      faultAt('two_questions', path, 'this asks two things at once; ask one and keep the other for a probe'),
    );
  if (markup.test(withoutSlots(text)))
    findings.push(faultAt('not_spoken', path, 'lists and markup cannot be spoken; write sentences'));
  return findings;
}

/** Figures typed by hand go stale with another seed. Years may stand, and so may small numbers in words. */
function checkTypedFigures({ text, path }: CaseText): RawFinding[] {
  const bare = withoutSlots(text);
  const digits = [...bare.matchAll(/[$€£]?\d[\d.,]*\d|\d/g)].find(
    ([figure]) => !/^(19|20)\d\d$/.test(figure),
  );
  const words = typedWords.exec(bare);
  const figure = digits?.[0] ?? words?.[0];
  if (!figure) return [];
  return [
    faultAt('typed_figure', path, `"${figure}" is typed by hand; write {{name}} of an input or formula`),
  ];
}

const ones = Array.from({ length: 19 }, (_, index) => speakNumber(index + 1, null)).join('|');
const tens = [20, 30, 40, 50, 60, 70, 80, 90].map((ten) => speakNumber(ten, null)).join('|');
const typedWords = new RegExp(
  `\\b(?:(?:a|${ones}) (?:hundred|thousand|million|billion|percent|per cent|dollars?|euros?|pounds?)|(?:${tens})(?:-[a-z]+)?)\\b`,
  'i',
);
