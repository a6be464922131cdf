/** A small case that passes the prover, with a comment on each part: what an author starts from. */
export function starterCase(id: string): string {
  return starter.replace('id: ID', `id: ${id}`);
}

export const starterReadme = `# Lunch by bicycle

What the case is about, where it turns, and what to listen for. For coaches; candidates never see it.
`;

const starter = `id: ID
version: 1
title: Lunch by bicycle
# profitability, market-entry, pricing, growth, operations, market-sizing, product-design, product-metric, product-strategy
kind: profitability
industry: Food delivery
# starter, standard, stretch
difficulty: starter
minutes: 10
# interviewer-led, candidate-led; a product case has product-management alone
modes: [interviewer-led]
trains: [break-even, a short recommendation]
# Stands on the card in the library and says nothing of the answer.
summary: A bicycle courier for lunches wonders whether to serve one more district.
# Names and terms that the recogniser should know.
keyterms: [Pedalo]

prompt:
  say: >-
    Our client is Pedalo, which brings lunches to offices by bicycle. It serves the old town today and could serve the
    harbour district as well. Should it?
  objective: The new district should earn money within its first year.
  # What a candidate may get wrong in a recap, and how it is put right at once.
  recap_checks:
    - { topic: vehicles, wrong: [by car, by scooter], say: 'To be precise, everything goes by bicycle.' }
  # Explaining a term is never a hint.
  definitions:
    - { topic: a tour, asks: [what is a tour, mean by a tour], say: A tour is one rider for one lunch time. }

model:
  seed: 1
  # known: prompt (said to everybody), asked (a fact reveals it), exhibit, or assumed (then give a band).
  # vary: other seeds draw the value from min to max in steps.
  inputs:
    fee: { label: Fee of a delivery, value: 5, unit: USD/delivery, known: exhibit, vary: { min: 4, max: 9, step: 1 } }
    packing: { label: Packing of a delivery, value: 1, unit: USD/delivery, known: exhibit, vary: { min: 1, max: 2, step: 1 } }
    tour_cost: { label: Cost of a tour, value: 60, unit: USD/tour, known: prompt, vary: { min: 40, max: 90, step: 5 } }
    orders: { label: Deliveries of a tour, value: 18, unit: delivery/tour, known: asked, vary: { min: 14, max: 26, step: 1 } }
  formulas:
    left: { label: What a delivery leaves, expr: fee - packing, unit: USD/delivery }
    needed: { label: Deliveries that pay for a tour, expr: tour_cost / left, unit: delivery/tour }
  # What must hold for any seed. Units are checked: write 12[month/year], 365[day/year], share(x), percent(x).
  constraints:
    - needed == round(needed)
    - orders > needed

facts:
  # asks: the many ways in which people ask; a phrase matches with up to two words between its own.
  - id: orders
    topic: the number of orders
    asks: [how many orders, how many deliveries, demand, number of orders]
    say: Pedalo expects {{orders:number}} deliveries on a tour.
    reveals: [orders]

exhibits:
  # table, bar, stacked, line, scatter; every figure is a name or a formula of the model.
  - id: per-delivery
    title: Money of one delivery
    kind: bar
    unit: USD/delivery
    category_label: Item
    categories: [Fee, Packing]
    series:
      - { label: Dollars, values: [fee, packing] }
    # Says what it is and never what it shows.
    handover: Here is a chart of the money of one delivery.
    reading: Each bar is an amount in dollars for one delivery.

phases:
  - { id: welcome, kind: greeting, title: Welcome, minutes: 0.5, goal: The candidate feels at ease., opening: Hello and welcome. We have ten minutes for a short case. }
  - { id: prompt, kind: prompt, title: The case, minutes: 1, goal: The question is understood. }
  - { id: clarify, kind: clarify, title: Your questions, minutes: 1, goal: The objective is clear., opening: What would you like to know first? }
  - id: structure
    kind: structure
    title: Structure
    minutes: 2
    goal: A structure for this decision.
    questions:
      - type: open
        id: cut
        ask: How would you decide it?
        reaches: [demand, money]
        hints:
          - { id: cut-mild, level: mild, say: Think of one single tour. }
  - id: numbers
    kind: analysis
    title: Numbers
    minutes: 3
    goal: How many deliveries pay for a tour.
    questions:
      - type: numeric
        id: break-even
        ask: A tour costs {{tour_cost:amount}}. How many deliveries pay for it?
        exhibit: per-delivery
        answer: needed
        wrong_turns:
          - { id: fee-only, expr: tour_cost / fee, kind: misread_exhibit, explain: The packing was left out. }
        hints:
          - { id: even-mild, level: mild, say: What is left of one delivery? }
          - { id: even-plain, level: plain, say: Take packing off the fee. See how often the rest goes into the cost of a tour. }
        solution: A delivery leaves {{left:amount}}, so it takes {{needed:number}} of them to pay for {{tour_cost:amount}}.
        so_what: { ask: What do you make of it?, insight: room }
  - id: advice
    kind: recommendation
    title: Recommendation
    minutes: 2
    goal: An answer, a reason, a risk.
    questions:
      - type: open
        id: recommend
        ask: What would you tell the founder?
        reaches: [go, room, hills]
        hints:
          - { id: go-mild, level: mild, say: Begin with your answer. }
  - { id: bye, kind: goodbye, title: Goodbye, minutes: 0.5, goal: A friendly end., opening: Thank you for your time. Goodbye! }

key:
  # changes_answer: without it the answer would be another.
  drivers:
    - { id: demand, say: How many deliveries there are, cues: [demand, order, volume], changes_answer: true }
    - { id: money, say: What a delivery brings and costs, cues: [price, fee, cost, margin], changes_answer: true }
  # At least three ways to cut the problem are accepted.
  first_cuts:
    - { id: cut-profit, name: Revenue and cost, branches: [{ name: Revenue, cues: [revenue, fee] }, { name: Cost, cues: [cost] }] }
    - { id: cut-tour, name: What a tour needs and gets, branches: [{ name: Needs, cues: [need, break-even] }, { name: Gets, cues: [demand, order] }] }
    - { id: cut-decision, name: 'Worth it, and feasible', branches: [{ name: Worth it, cues: [worth, profit] }, { name: Feasible, cues: [feasible, rider] }] }
  insights:
    - { id: room, say: Tours pay for themselves with room to spare, cues: [to spare, above break-even, cushion] }
  risks:
    - { id: hills, say: Rain and hills slow riders down, cues: [rain, hill, weather] }
  recommendation: { id: go, say: Begin with two tours and add more, cues: [two tours, start small, should serve, go ahead] }
  model_answer: Serve the harbour, beginning with two tours. A tour needs {{needed:number}} deliveries and can expect {{orders:number}}.

rubric:
  # Add up to 100, on at least four dimensions.
  weights: { structure: 30, math: 40, synthesis: 20, communication: 10 }
`;
