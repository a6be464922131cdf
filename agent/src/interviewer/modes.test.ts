import { apply } from '@caseroom/core/interview/fold';
import { findPhase } from '@caseroom/core/interview/agenda';
import { isAllowedAct, isAllowedMove } from '@caseroom/core/interview/phases';
import { emptyState } from '@caseroom/core/interview/state';
import { teaHouse } from '@caseroom/core/interview/testing/tea-house';
import { describe, expect, test } from 'vitest';
import { modes } from '@caseroom/core/log/event';
import { acts, ofKind, phases, replies, sit, talk } from './testing/talk.ts';

const cut =
  'I would look at the revenue first, that is price times cups, then at the cost of rent and tea, and at what happens to the first shop.';
const toLead = ['Yes, ready.', 'No further questions.', cut, 'Because revenue and cost give the profit.'];
const led = { mode: 'candidate-led' } as const;

describe('rule 16: the candidate leads', () => {
  test('after the structure the word is theirs, and what they ask for is handed over', async () => {
    const events = await talk([...toLead, 'I would like to see a cup of tea.'], {
      ...led,
      seed: 2,
    });
    expect(ofKind(events, 'exhibit_shown').map(({ data }) => data.exhibit_id)).toEqual(['cup-table']);
    expect(replies(events).at(-1)).toContain('How much margin is left in a month?');
  });

  test('lost is two turns without hypothesis, request or next step; help comes rung by rung', async () => {
    const lost = ['Hm, well, yes.', 'It is what it is.', 'Tea is nice.', 'Blue and green.'];
    const events = await talk([...toLead, ...lost], { ...led, seed: 2 });
    const ladder = ofKind(events, 'turn_taken').map(({ data }) => data.directive);
    const rungs = ladder.flatMap((one) =>
      one.act === 'probe' && one.probe_id.startsWith('lead.') ? [one.probe_id] : [],
    );
    expect(rungs).toEqual(['lead.where', 'lead.matters']);
    expect(ladder.at(-1)?.act).toBe('redirect');
    expect(replies(events).at(-1)).toContain('How much margin is left in a month?');
  });

  test('a hypothesis is asked for what it needs, and nobody is steered', async () => {
    const events = await talk([...toLead, 'My hypothesis is that the rent is the problem.'], {
      ...led,
      seed: 2,
    });
    expect(acts(events).at(-1)).toBe('acknowledge');
    expect(ofKind(events, 'turn_taken').at(-1)?.data.intent).toBe('hypothesis');
  });

  test('who leads and says nothing is taken through the case', async () => {
    const silence = { text: 'Sorry.', afterMs: 3_600_000 };
    const events = await talk([...toLead, silence, silence], { ...led, seed: 2 });
    expect(phases(events).at(-1)).toBe('bye');
    expect(ofKind(events, 'reply_said').length).toBeLessThan(40);
  });

  test('every question is come to and the interview ends', async () => {
    const events = await sit(
      { 'phase.sums': ['I would like to see a cup of tea.', 'Next I would look at the profit.'] },
      { ...led, seed: 2 },
    );
    expect(phases(events).at(-1)).toBe('bye');
    expect(new Set(ofKind(events, 'number_judged').map(({ data }) => data.question_id))).toEqual(
      new Set(['margin', 'profit']),
    );
  });
});

describe('rule 17: product management', () => {
  test('a choice without a reason is asked for one, and any reason is followed', async () => {
    const structure =
      'I would focus on office workers and think about what they want to drink in the morning, and how often they come.';
    const events = await talk(
      ['Yes, ready.', 'No further questions.', structure, 'Because they come every day.'],
      {
        mode: 'product-management',
        case: teaHouse,
      },
    );
    expect(acts(events)).toContain('ask_purpose');
    expect(acts(events)).not.toContain('redirect');
    expect(acts(events).filter((act) => act === 'ask_purpose')).toHaveLength(1);
  });
});

describe('the tables of allowed moves', () => {
  test.each(modes)('every decision and every move of an interview is in them: %s', async (mode) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      let state = emptyState;
      for (const event of await sit(
        { give_prompt: 'What is the rent?', answer_fact: 'May I take a minute?' },
        { mode, seed },
      )) {
        const before = state.phase && findPhase(teaHouse, state.phase.id);
        state = apply(teaHouse, state, event);
        if (event.kind === 'phase_entered') {
          const entered = findPhase(teaHouse, event.data.phase_id);
          expect(entered && isAllowedMove(before?.kind ?? null, entered.kind), event.data.phase_id).toBe(
            true,
          );
        }
        if (event.kind !== 'reply_begun' || !state.phase) continue;
        const kind = findPhase(teaHouse, state.phase.id)?.kind ?? 'goodbye';
        const allowed = [kind, before?.kind ?? kind].some((one) =>
          isAllowedAct(mode, one, event.data.directive.act),
        );
        expect(allowed, `${event.data.directive.act} in ${kind}`).toBe(true);
      }
    }
  });
});
