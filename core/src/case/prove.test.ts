import { describe, expect, it } from 'vitest';
import { proveCase } from './prove.ts';
import { starterCase } from './starter.ts';

const sound = starterCase('lunch');

/** A broken copy for each kind of fault: what is changed, the code, and the words that an author reads. */
const broken: [code: string, from: string, to: string, words: RegExp][] = [
  // The file
  ['yaml', 'prompt:\n', 'prompt: [\n', /no valid YAML/],
  ['schema', 'minutes: 10\n', '', /"minutes" is missing; add it/],
  ['schema', 'minutes: 10\n', 'minutes: ten\n', /"minutes" should be a number/],
  ['schema', 'kind: profitability', 'kind: profits', /should be one of: profitability/],
  ['schema', 'difficulty: starter', 'difficulty: starter\nremark: hm', /"remark" is not known/],
  ['schema', 'reading: Each bar', 'readings: Each bar', /"reading" is missing/],
  ['schema', '    - { id: cut-profit', '    #', /"first_cuts" should have at least 3/],
  // Phases, questions, hints, times
  ['phase_order', 'kind: clarify', 'kind: goodbye', /comes after "goodbye"; put it before/],
  ['phase_missing', 'kind: clarify, title', 'kind: brainstorm, title', /no phase of kind "clarify"; add one/],
  ['minutes_sum', 'minutes: 10\n', 'minutes: 12\n', /10 minutes together and the case says 12/],
  [
    'hint_missing',
    '{ id: even-plain, level: plain',
    '{ id: even-plain, level: mild',
    /has no plain hint; write one/,
  ],
  [
    'hint_missing',
    '          - { id: even-mild, level: mild, say: What is left of one delivery? }',
    '          - { id: even-mild, level: plain, say: What is left? }',
    /has no mild hint/,
  ],
  [
    'hint_order',
    '          - { id: cut-mild, level: mild',
    '          - { id: x1, level: plain, say: Look. }\n          - { id: cut-mild, level: mild',
    /put mild ones first/,
  ],
  ['opening_missing', ', opening: Thank you for your time. Goodbye! }', ' }', /needs an "opening"/],
  ['mode_kind', 'modes: [interviewer-led]', 'modes: [product-management]', /no product management/],
  // References
  ['duplicate_id', 'id: even-mild', 'id: orders', /"orders" is taken already/],
  ['unknown_exhibit', 'exhibit: per-delivery', 'exhibit: per-tour', /no exhibit "per-tour"/],
  [
    'unknown_exhibit',
    '    reveals: [orders]\n',
    '    reveals: [orders]\n    once_shown: { exhibit: per-tour, say: "{{orders:number}}, it is on your page." }\n',
    /no exhibit "per-tour"/,
  ],
  [
    'reveal_unsaid',
    '    reveals: [orders]\n',
    '    reveals: [orders]\n    once_shown: { exhibit: per-delivery, say: It is on your page. }\n',
    /reveals "orders" and does not say it/,
  ],
  ['unknown_key_line', 'reaches: [demand, money]', 'reaches: [demand, luck]', /no line "luck"/],
  ['unknown_key_line', 'insight: room', 'insight: rooms', /no insight "rooms"/],
  ['unknown_name', 'answer: needed', 'answer: neded', /neither an input nor a formula/],
  [
    'ambiguous_cue',
    '    reveals: [orders]\n',
    '    reveals: [orders]\n  - { id: two, topic: more, asks: [demand], say: Yes. }\n',
    /asks for "orders" as well/,
  ],
  // Rubric and key
  ['weights_sum', 'math: 40', 'math: 30', /add up to 90; make it 100/],
  [
    'weights_few',
    '{ structure: 30, math: 40, synthesis: 20, communication: 10 }',
    '{ structure: 60, math: 40 }',
    /needs 4 dimensions/,
  ],
  ['weight_misplaced', 'synthesis: 20', 'creativity: 20', /there is no brainstorm/],
  ['branches_overlap', 'cues: [revenue, fee] }', 'cues: [revenue, cost] }', /separate branches/],
  ['no_deciding_driver', /, changes_answer: true/g.source, '', /no driver is marked/],
  // The model
  [
    'formula_syntax',
    'expr: fee - packing',
    'expr: fee - (packing',
    /the formula ends at character 15 where "\)" should be/,
  ],
  ['unknown_name', 'expr: fee - packing', 'expr: fee - paking', /"paking" at character 7 is neither/],
  ['cycle', 'expr: fee - packing', 'expr: needed - packing', /in a circle: left -> needed -> left/],
  ['duplicate_name', '    left: {', '    fee: {', /"fee" is an input already/],
  [
    'unit_syntax',
    'unit: USD/delivery, known: exhibit, vary: { min: 4',
    'unit: USD per delivery, known: exhibit, vary: { min: 4',
    /is no unit; write products/,
  ],
  [
    'unit_mismatch',
    'expr: tour_cost / left',
    'expr: tour_cost * left',
    /comes out in USD\*USD\/\(tour\*delivery\) where delivery\/tour is wanted/,
  ],
  [
    'unit_mismatch',
    '    - orders > needed',
    '    - orders > tour_cost',
    /comes out in USD\/tour where delivery\/tour is wanted/,
  ],
  ['no_comparison', '    - orders > needed', '    - orders', /a constraint compares/],
  [
    'vary_range',
    '{ min: 4, max: 9, step: 1 }',
    '{ min: 6, max: 9, step: 1 }',
    /a lower to a higher figure around it/,
  ],
  [
    'band_missing',
    'unit: delivery/tour, known: asked',
    'unit: delivery/tour, known: assumed',
    /give the "band"/,
  ],
  ['typed_cell', 'values: [fee, packing]', "values: [fee, '1']", /"1" is typed into the exhibit/],
  ['uneven_series', 'values: [fee, packing]', 'values: [fee]', /has 1 values for 2 categories/],
  ['scatter_axes', 'kind: bar', 'kind: scatter', /a scatter has two series/],
  // What can be learnt
  ['unreachable', 'values: [fee, packing]', 'values: [packing, packing]', /nobody can learn "fee" by then/],
  ['unreachable', '        exhibit: per-delivery\n', '', /nobody can learn "fee", "packing"/],
  [
    'never_revealed',
    'vary: { min: 14, max: 26, step: 1 } }',
    'vary: { min: 14, max: 26, step: 1 } }\n    riders: { label: Riders, value: 9, unit: rider, known: asked }',
    /a fact should say it as \{\{riders\}\}/,
  ],
  [
    'reveal_unsaid',
    'expects {{orders:number}} deliveries',
    'expects some deliveries',
    /does not say it; write \{\{orders\}\}/,
  ],
  ['reveal_unlisted', '    reveals: [orders]\n', '', /name it in "reveals"/],
  // What must not be given away
  [
    'answer_given',
    'Should it?',
    'It needs {{needed:number}} deliveries. Should it?',
    /which "break-even" asks for; take it out/,
  ],
  [
    'answer_given',
    'values: [fee, packing]',
    'values: [fee, needed]',
    /this shows the answer to "break-even"/,
  ],
  [
    'answer_given',
    'Think of one single tour.',
    'Think of fifteen deliveries.',
    /says the answer to "break-even"/,
  ],
  [
    'gives_key',
    'handover: Here is a chart of the money of one delivery.',
    'handover: Here is a chart that shows room to spare.',
    /holds "to spare", which counts as having said "room"/,
  ],
  [
    'gives_key',
    'Should it?',
    'Tours pay for themselves, and there is room. Should it?',
    /says nearly what "room" of the key says/,
  ],
  // What is spoken
  ['bad_template', '{{tour_cost:amount}}. How', '{{tour_cost:loud}}. How', /should read \{\{name\}\}/],
  [
    'unknown_name',
    '{{tour_cost:amount}}. How',
    '{{tour_costs}}. How',
    /names neither an input nor a formula/,
  ],
  ['typed_figure', 'Think of one single tour.', 'Think of 20 tours.', /"20" is typed by hand/],
  [
    'typed_figure',
    'Think of one single tour.',
    'Think of two hundred tours.',
    /"two hundred" is typed by hand/,
  ],
  [
    'figure_in_handover',
    'the money of one delivery.\n    reading',
    'a fee of {{fee}}.\n    reading',
    /says what the exhibit shows/,
  ],
  ['too_long_to_say', 'value: 60, unit: USD/tour', 'value: 60.1234, unit: USD/tour', /more than four digits/],
  [
    'too_long',
    'say: Think of one single tour.',
    `say: Think ${'and think '.repeat(18)}`,
    /37 words are too many/,
  ],
  [
    'two_questions',
    'ask: How would you decide it?',
    'ask: How would you decide it? And why?',
    /asks two things at once/,
  ],
  [
    'praise',
    'say: Begin with your answer.',
    'say: Great. Begin with your answer.',
    /"Great" tells right from wrong/,
  ],
  ['not_spoken', 'say: Begin with your answer.', "say: '- begin - end'", /lists and markup cannot be spoken/],
  // What the figures do
  [
    'constraint_broken',
    '    - orders > needed',
    '    - orders < needed',
    /does not hold for the figures as written/,
  ],
  [
    'no_draw',
    '    - orders > needed',
    '    - fee == 5[USD/delivery]\n    - packing == 1[USD/delivery]\n    - tour_cost == 60[USD/tour]\n    - orders == 18.0[delivery/tour]',
    /none of 3000 draws/,
  ],
  ['wrong_turn_is_right', 'expr: tour_cost / fee,', 'expr: tour_cost / left,', /too near to the right 15/],
  [
    'wrong_turns_alike',
    'explain: The packing was left out. }',
    'explain: x. }\n          - { id: again, expr: tour_cost / fee, kind: arithmetic, explain: y. }',
    /as "fee-only" does/,
  ],
  [
    'on_the_edge',
    '        answer: needed\n',
    "        answer: needed\n        decision: { threshold: '15[delivery/tour]' }\n",
    /both sides would be right/,
  ],
  [
    'answer_out_of_band',
    '        answer: needed\n',
    '        answer: needed\n        band: [20, 30]\n',
    /outside of its own band/,
  ],
  ['not_finite', 'expr: fee - packing', 'expr: fee - fee', /division by nought/],
  ['too_many_digits', 'values: [fee, packing]', 'values: [fee / 3, packing]', /shows as 1.66667; round it/],
];

describe('the prover', () => {
  it('passes a sound case for 200 seeds', () => {
    const proof = proveCase(sound, { seeds: 200 });
    expect(proof.findings).toEqual([]);
    expect(proof.ok).toBe(true);
  });

  it.each(broken)('refuses %s: %s -> %s', (code, from, to, words) => {
    const text = code === 'no_deciding_driver' ? sound.replaceAll(from, to) : sound.replace(from, () => to);
    expect(text).not.toBe(sound);
    const proof = proveCase(text, { seeds: 20 });
    expect(proof.ok).toBe(false);
    const found = proof.findings.filter((finding) => finding.code === code && words.test(finding.message));
    expect(found, JSON.stringify(proof.findings, null, 2)).not.toEqual([]);
  });

  it.each([
    ['I will show you more.', true],
    ['I have a chart for it.', true],
    ['There is a table on that.', true],
    ['I can give you that in a moment.', true],
    ['You will get the figures soon.', true],
    ["I'll share more of it.", true],
    ['I have the figures for you.', true],
    ['I can also show you a table.', true],
    ['Riders show what they have.', false],
    ['There is a rival.', false],
    ['They have a chart on the wall.', false],
    ['People will see it on the street.', false],
    ['It gives them time.', false],
    ['Nobody has counted them later.', false],
    ['I have no data on more.', false],
    ['The table stands outside.', false],
  ])('advises to say what is said once a promised exhibit is there: %s', (more, isPromise) => {
    const text = sound.replace('deliveries on a tour.\n', `deliveries on a tour. ${more}\n`);
    expect(text).not.toBe(sound);
    const { ok, findings } = proveCase(text, { seeds: 2 });
    expect(ok).toBe(true);
    expect(findings.map(({ code }) => code)).toEqual(isPromise ? ['promise'] : []);
    const kept = text.replace(
      '    reveals: [orders]\n',
      '    reveals: [orders]\n    once_shown: { exhibit: per-delivery, say: "It is {{orders:number}}, the rest is on your page." }\n',
    );
    expect(proveCase(kept, { seeds: 2 }).findings).toEqual([]);
  });

  it('names the line of what is wrong', () => {
    const text = sound.replace('expr: fee - packing', 'expr: fee - paking');
    const line = text.split('\n').findIndex((row) => row.includes('paking')) + 1;
    expect(proveCase(text).findings[0]).toMatchObject({ line, path: 'model.formulas.left.expr' });
  });

  it('never throws, whatever line of a case is missing', () => {
    const rows = sound.split('\n');
    for (const at of rows.keys()) {
      const text = rows.filter((_, index) => index !== at).join('\n');
      expect(() => proveCase(text, { seeds: 2 })).not.toThrow();
    }
  }, 30_000);
});
