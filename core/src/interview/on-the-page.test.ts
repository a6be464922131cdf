import { describe, expect, test } from 'vitest';
import type { Directive } from '../log/event.ts';
import { contextOf } from './context.ts';
import { answerUnknown } from './decide-information.ts';
import { foldDirective } from './fold-directive.ts';
import { emptyState, type InterviewState } from './state.ts';
import { countingIds } from './testing/log-of.ts';
import { teaHouse } from './testing/tea-house.ts';

const shown: InterviewState = { ...emptyState, exhibits: [{ id: 'cup-table', shownMs: 0 }] };

/** What is done about turns that no fact answers, one after the other, after these directives. */
function actsOf(said: readonly string[], before: readonly Directive[] = []): string[] {
  let state = before.reduce((held, directive) => foldDirective(held, directive, 0, true), shown);
  return said.map((text) => {
    const { directive } = answerUnknown(
      contextOf(teaHouse, state, 0, countingIds(), { utterances: [], text }),
    );
    state = foldDirective(state, directive, 0, true);
    return directive.act;
  });
}

const who = 'Who measured a cup of tea?';

describe('what is asked of an exhibit that does not say it', () => {
  test('is pointed at there once, and is no data in the end', () => {
    expect(actsOf([who, who, who, who, who])).toEqual([
      'define',
      'ask_precision',
      'no_data',
      'ask_precision',
      'no_data',
    ]);
  });

  test('is pointed at there whatever was missed before', () => {
    expect(actsOf(['Who is the mayor?', who, who])).toEqual(['ask_precision', 'define', 'ask_precision']);
  });

  test('is pointed at there again when something else came between', () => {
    const pointed: Directive = { act: 'define', topic: 'cup-table' };
    expect(actsOf([who], [pointed, { act: 'ask', question_id: 'margin' }])).toEqual(['define']);
    expect(actsOf([who], [{ act: 'define', topic: 'pay' }])).toEqual(['define']);
  });
});
