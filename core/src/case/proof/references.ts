import type { CasePath } from '../fault.ts';
import type { CaseSource } from '../schema.ts';
import { keyLinesOf, questionsOf } from '../texts.ts';
import { adviceAt, faultAt, type RawFinding } from './finding.ts';

/** Ids are unique over the case, and whatever one part says of another is there. */
export function checkReferences(source: CaseSource): RawFinding[] {
  return [
    ...checkUnique(source),
    ...checkQuestionReferences(source),
    ...checkFacts(source),
    ...source.curveballs.flatMap(({ id, phase }, at) =>
      source.phases.some((known) => known.id === phase)
        ? []
        : [
            faultAt(
              'unknown_phase',
              ['curveballs', at, 'phase'],
              `"${id}" belongs to the phase "${phase}", which is not there`,
            ),
          ],
    ),
    ...checkUnusedExhibits(source),
  ];
}

function checkUnique(source: CaseSource): RawFinding[] {
  const seen = new Set<string>();
  return idsOf(source).flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      faultAt(
        'duplicate_id',
        [...path, 'id'],
        `the id "${id}" is taken already; every id stands once in a case`,
      ),
    ];
  });
}

function idsOf(source: CaseSource): { id: string; path: CasePath }[] {
  const lists = ['facts', 'exhibits', 'phases', 'curveballs'] as const;
  const top = lists.flatMap((name) => source[name].map(({ id }, at) => ({ id, path: [name, at] })));
  const inQuestions = questionsOf(source).flatMap(({ question, path }) => {
    const more =
      question.type === 'numeric'
        ? [placed(path, 'wrong_turns', question.wrong_turns)]
        : [placed(path, 'probes', question.probes), placed(path, 'pushbacks', question.pushbacks)];
    const nested = [placed(path, 'hints', question.hints), ...more].flat();
    return [{ id: question.id, path }, ...nested];
  });
  const key = keyLinesOf(source).map(({ line, path }) => ({ id: line.id, path }));
  const cuts = source.key.first_cuts.map(({ id }, at) => ({ id, path: ['key', 'first_cuts', at] }));
  return [...top, ...inQuestions, ...key, ...cuts];
}

function placed(
  path: CasePath,
  name: string,
  list: readonly { id: string }[],
): { id: string; path: CasePath }[] {
  return list.map(({ id }, at) => ({ id, path: [...path, name, at] }));
}

function checkQuestionReferences(source: CaseSource): RawFinding[] {
  const exhibits = new Set(source.exhibits.map(({ id }) => id));
  const keyIds = new Set(keyLinesOf(source).map(({ line }) => line.id));
  const insights = new Set(source.key.insights.map(({ id }) => id));
  return questionsOf(source).flatMap(({ question, path }) => {
    const findings: RawFinding[] = [];
    if (question.exhibit && !exhibits.has(question.exhibit))
      findings.push(
        faultAt('unknown_exhibit', [...path, 'exhibit'], `there is no exhibit "${question.exhibit}"`),
      );
    if (question.type === 'open') {
      question.reaches.forEach((id, at) => {
        if (!keyIds.has(id))
          findings.push(faultAt('unknown_key_line', [...path, 'reaches', at], `the key has no line "${id}"`));
      });
      return findings;
    }
    if (question.so_what && !insights.has(question.so_what.insight))
      findings.push(
        faultAt(
          'unknown_key_line',
          [...path, 'so_what', 'insight'],
          `there is no insight "${question.so_what.insight}"`,
        ),
      );
    if (!isNamed(source, question.answer))
      findings.push(
        faultAt(
          'unknown_name',
          [...path, 'answer'],
          `"${question.answer}" is neither an input nor a formula of the model`,
        ),
      );
    return findings;
  });
}

function checkFacts(source: CaseSource): RawFinding[] {
  const unknown = source.facts.flatMap((fact, at) =>
    fact.reveals.flatMap((name, index) =>
      isNamed(source, name)
        ? []
        : [faultAt('unknown_name', ['facts', at, 'reveals', index], `the model has no "${name}" to reveal`)],
    ),
  );
  return [...unknown, ...checkPromises(source), ...checkAsks(source)];
}

const promises =
  /\b(?:i(?:'ll| will| can| shall) (?:\w+ ){0,2}?(?:show|share|give|hand)|i have (?:\w+ ){0,2}?(?:charts?|tables?|figures|exhibits?|accounts)|there is (?:a|an) (?:chart|table|exhibit)|you will (?:get|see|have))\b/i;

/** An exhibit that is promised is there at some time, and is not promised any more then. */
function checkPromises(source: CaseSource): RawFinding[] {
  const exhibits = new Set(source.exhibits.map(({ id }) => id));
  return source.facts.flatMap(({ say, once_shown }, at) => {
    if (!once_shown)
      return exhibits.size > 0 && promises.test(say.replaceAll('’', "'"))
        ? [
            adviceAt(
              'promise',
              ['facts', at, 'say'],
              'it promises something; say in "once_shown" what is said when the exhibit is on the page',
            ),
          ]
        : [];
    return exhibits.has(once_shown.exhibit)
      ? []
      : [
          faultAt(
            'unknown_exhibit',
            ['facts', at, 'once_shown', 'exhibit'],
            `there is no exhibit "${once_shown.exhibit}"`,
          ),
        ];
  });
}

/** The same words may not ask for two things: the interviewer would have to guess. */
function checkAsks(source: CaseSource): RawFinding[] {
  const owner = new Map<string, string>();
  const lists = (['facts', 'exhibits'] as const).flatMap((name) =>
    source[name].map(({ id, asks }, at) => ({ id, asks, path: [name, at, 'asks'] })),
  );
  return lists.flatMap(({ id, asks, path }) =>
    asks.flatMap((cue, index) => {
      const other = owner.get(cue.toLowerCase());
      owner.set(cue.toLowerCase(), id);
      if (!other || other === id) return [];
      const message = `"${cue}" asks for "${other}" as well; use words that tell the two apart`;
      return [faultAt('ambiguous_cue', [...path, index], message)];
    }),
  );
}

function checkUnusedExhibits(source: CaseSource): RawFinding[] {
  const shown = new Set(questionsOf(source).map(({ question }) => question.exhibit));
  return source.exhibits.flatMap(({ id }, at) =>
    shown.has(id) ? [] : [adviceAt('unused_exhibit', ['exhibits', at], `no question shows "${id}"`)],
  );
}

function isNamed(source: CaseSource, name: string): boolean {
  return Object.hasOwn(source.model.inputs, name) || Object.hasOwn(source.model.formulas, name);
}
