import { compileCase } from '../../case/compile.ts';
import { caseSource, type CompiledCase } from '../../case/schema.ts';

/** A small case for tests: 200 cups a day, 3.00 a cup, 1.20 of it tea, 25 days, rent 4,000: 60,000 a year remain. */
export const teaHouseSource = caseSource.parse({
  id: 'tea-house',
  version: 1,
  title: 'The tea house',
  kind: 'profitability',
  industry: 'Food',
  difficulty: 'starter',
  minutes: 20,
  modes: ['interviewer-led', 'candidate-led'],
  trains: ['profit trees'],
  summary: 'A tea house thinks about a second shop.',
  prompt: {
    say: 'Our client runs a tea house in Bristol. The owner wonders whether a second shop would pay.',
    objective: 'A second shop should earn its rent within a year.',
    recap_checks: [
      {
        topic: 'which town',
        wrong: ['in bath', 'in london'],
        say: 'To be precise, the tea house is in Bristol.',
      },
    ],
    definitions: [
      { topic: 'pay', asks: ['what do you mean by pay'], say: 'To pay means to earn more than it costs.' },
    ],
  },
  model: {
    inputs: {
      cups: { label: 'Cups a day', value: 200, unit: 'cup/day', known: 'exhibit' },
      days: { label: 'Days a month', value: 25, unit: 'day/month', known: 'asked' },
      price: { label: 'Price of a cup', value: 3, unit: 'USD/cup', known: 'exhibit' },
      tea_cost: { label: 'Tea in a cup', value: 1.2, unit: 'USD/cup', known: 'exhibit' },
      rent: { label: 'Rent', value: 4000, unit: 'USD/month', known: 'asked' },
    },
    formulas: {
      margin: { label: 'Margin', expr: 'cups * days * (price - tea_cost)', unit: 'USD/month' },
      profit: { label: 'Profit', expr: '(margin - rent) * 12[month/year]', unit: 'USD/year' },
    },
  },
  facts: [
    {
      id: 'rent',
      topic: 'the rent',
      asks: ['rent', 'lease'],
      say: 'The rent would be {{rent}}.',
      reveals: ['rent'],
      group: 'shop',
    },
    {
      id: 'days',
      topic: 'the opening days',
      asks: ['opening days', 'days open', 'how many days'],
      say: 'It is open {{days:number}} days a month.',
      reveals: ['days'],
      group: 'shop',
    },
    {
      id: 'rivals',
      topic: 'other tea houses',
      asks: ['competitors', 'competition', 'rivals', 'other tea'],
      say: 'There is one other tea house nearby.',
    },
    {
      id: 'guests-now',
      topic: 'guests of the first shop',
      asks: ['current guests', 'guests of the first shop'],
      say: 'Guests are mostly office workers.',
    },
    {
      id: 'guests-new',
      topic: 'guests of the second shop',
      asks: ['new guests', 'guests of the second shop'],
      say: 'The second shop is near the university.',
    },
  ],
  exhibits: [
    {
      id: 'cup-table',
      title: 'A cup of tea',
      kind: 'table',
      unit: 'USD/cup',
      categories: ['Price', 'Tea'],
      category_label: 'Per cup',
      series: [{ label: 'Dollars', values: ['price', 'tea_cost'] }],
      handover: 'Here is a table about one cup.',
      reading: 'Each row is dollars for one cup.',
    },
    {
      id: 'secret-chart',
      title: 'Cups by day',
      kind: 'bar',
      unit: 'cup/day',
      categories: ['Average'],
      category_label: 'Day',
      series: [{ label: 'Cups', values: ['cups'] }],
      handover: 'Here is a chart of cups.',
      reading: 'Each bar is cups a day.',
    },
  ],
  phases: [
    { id: 'hello', kind: 'greeting', title: 'Welcome', minutes: 1, goal: 'At ease' },
    { id: 'case', kind: 'prompt', title: 'The case', minutes: 1, goal: 'Understood' },
    { id: 'questions', kind: 'clarify', title: 'Your questions', minutes: 2, goal: 'Objective is clear' },
    {
      id: 'cut',
      kind: 'structure',
      title: 'Structure',
      minutes: 3,
      goal: 'A first cut',
      questions: [
        {
          type: 'open',
          id: 'structure',
          ask: 'How would you find out whether it pays?',
          reaches: ['sales', 'costs'],
          probes: [
            { id: 'probe-first', say: 'Which would you look at first?', unless: ['first', 'start with'] },
            { id: 'probe-else', say: 'What might happen to the first shop?', unless: ['first shop'] },
          ],
          pushbacks: [{ id: 'push', say: 'Why would that be enough?', resolved_by: ['because', 'since'] }],
        },
      ],
    },
    {
      id: 'sums',
      kind: 'analysis',
      title: 'Numbers',
      minutes: 6,
      goal: 'What remains',
      opening: 'Let us work it out.',
      questions: [
        {
          type: 'numeric',
          id: 'margin',
          ask: 'How much margin is left in a month?',
          exhibit: 'cup-table',
          answer: 'margin',
          wrong_turns: [
            {
              id: 'no-tea',
              expr: 'cups * days * price',
              kind: 'misread_exhibit',
              explain: 'Left out the tea.',
            },
          ],
          hints: [
            { id: 'margin-mild', level: 'mild', say: 'What is left of one cup?' },
            { id: 'margin-plain', level: 'plain', say: 'Multiply cups, days and what is left of one cup.' },
          ],
          solution: '{{margin}} remain.',
        },
        {
          type: 'numeric',
          id: 'profit',
          ask: 'And what profit is that in a year?',
          answer: 'profit',
          decision: { threshold: '50000[USD/year]' },
          wrong_turns: [
            {
              id: 'no-rent',
              expr: 'margin * 12[month/year]',
              kind: 'wrong_base',
              explain: 'Left out the rent.',
            },
          ],
          hints: [
            { id: 'profit-mild', level: 'mild', say: 'What has to be paid every month?' },
            { id: 'profit-plain', level: 'plain', say: 'Take off the rent, then go to a year.' },
          ],
          solution: '{{profit}} remain.',
          so_what: { ask: 'What does that tell the owner?', insight: 'pays' },
        },
      ],
    },
    {
      id: 'ideas',
      kind: 'brainstorm',
      title: 'Ideas',
      minutes: 2,
      goal: 'Ideas',
      optional: true,
      questions: [
        { type: 'open', id: 'brainstorm', ask: 'How could the second shop earn more?', reaches: ['cakes'] },
      ],
    },
    {
      id: 'advice',
      kind: 'recommendation',
      title: 'Recommendation',
      minutes: 2,
      goal: 'An answer',
      questions: [
        {
          type: 'open',
          id: 'recommendation',
          ask: 'What do you recommend?',
          probes: [{ id: 'probe-risk', say: 'What could go wrong?', unless: ['risk'] }],
        },
      ],
    },
    { id: 'bye', kind: 'goodbye', title: 'Goodbye', minutes: 1, goal: 'A friendly end' },
  ],
  curveballs: [],
  key: {
    drivers: [
      { id: 'sales', say: 'Cups sold and price', cues: ['revenue', 'sales', 'price'], changes_answer: true },
      { id: 'costs', say: 'Rent and tea', cues: ['cost', 'rent'], changes_answer: true },
    ],
    first_cuts: [
      {
        id: 'a',
        name: 'Profit',
        branches: [
          { name: 'Revenue', cues: ['revenue'] },
          { name: 'Cost', cues: ['cost'] },
        ],
      },
      {
        id: 'b',
        name: 'Market',
        branches: [
          { name: 'Demand', cues: ['demand'] },
          { name: 'Rivals', cues: ['rival'] },
        ],
      },
      {
        id: 'c',
        name: 'Steps',
        branches: [
          { name: 'Open', cues: ['open'] },
          { name: 'Run', cues: ['run'] },
        ],
      },
    ],
    insights: [
      { id: 'pays', say: 'The shop earns its rent comfortably', cues: ['comfortably', 'well above'] },
    ],
    ideas: [{ id: 'cakes', say: 'Sell cakes beside the tea', cues: ['cake', 'pastry'] }],
    risks: [{ id: 'split', say: 'The shops may share the same guests', cues: ['cannibal', 'same guests'] }],
    recommendation: { id: 'open-it', say: 'Open the second shop', cues: ['open the second', 'go ahead'] },
    model_answer: 'Open it: {{profit}} remain.',
  },
  rubric: { weights: { structure: 30, math: 40, communication: 30 } },
});

export const teaHouse: CompiledCase = compileCase(teaHouseSource, { seed: 1, caseHash: 'f'.repeat(64) });
