import type { TurnSet } from './turn-set.ts';

/**
 * Utterances on which nothing was tuned: written before the rules that read words, in the same notation, about other
 * cases. What is reported of those rules is reported on these.
 */
export const unseenTurns: TurnSet = {
  'plain question': {
    where: 'brisk',
    lines: [
      'Where are the two factories?',
      'Has the client tried this before?',
      'What share of the market do they hold?',
      'Do we know who buys the product?',
      'Which countries are we talking about?',
      'Is that before or after tax?',
      'How do they make money today?',
      'Can the plant run at night?',
    ],
  },
  'plain answer': {
    where: 'patient',
    lines: [
      'I would split profit into revenue and cost.',
      'My recommendation is to close the smaller plant.',
      'Prices have fallen faster than volumes.',
      'We lose about four million a year.',
      'The second option looks better to me.',
      'I would ask the sales team first.',
      'Forty-two thousand units.',
      'That is roughly six percent.',
      'They should wait until spring.',
      'I am done with my structure.',
    ],
  },
  'pause in a question': {
    where: 'brisk',
    lines: [
      'Can I ask [500] what the target is?',
      'When you say [700] margin do you mean gross margin?',
      'Is there a [400] deadline for the decision?',
      'The second factory [600] how old is it?',
      'Do their competitors [800] sell online too?',
      'And what happens to [500] the staff?',
      'How long has [600] the price been falling?',
      'So the client [700] wants to grow in Asia?',
    ],
  },
  'pause in an answer': {
    where: 'patient',
    lines: [
      'Profit has fallen because [800] the mix has changed.',
      'The main thing I notice [900] is the drop in March.',
      'I would recommend [1100] closing the smaller plant.',
      'Compared with last year [700] they sell fewer large machines.',
      'We should talk to [600] the people who left.',
      'The reason for this is [1000] that freight got dearer.',
      'If the price goes up by ten percent [1300] we lose some customers.',
      'I see two ways to do that and [500] both need time.',
      'They could either [700] buy a rival or build it themselves.',
      'The chart tells me [800] that costs grew faster than sales.',
      'My first bucket is revenue. [1200] My second bucket is cost.',
      'I would cut the price. [900] That should bring volume back.',
    ],
  },
  list: {
    where: 'patient',
    lines: [
      'Labour, [600] energy, [600] and raw materials.',
      'First the market. [900] Then the competitors. [900] And finally our own skills.',
      'It could be price, [500] volume, [500] or mix.',
      'We have trucks, [700] trains, [700] and ships.',
      'On the one side growth, [800] on the other side risk.',
      'There are fixed costs [700] and there are variable costs.',
    ],
  },
  'calculation aloud': {
    where: 'patient',
    lines: [
      'Three hundred times forty [900] is twelve thousand.',
      'If I divide that by [1200] four I get three thousand.',
      'Six percent of two million [1400] is one hundred and twenty thousand.',
      'So eighty minus fifty [700] leaves thirty.',
      'Five days a week [600] fifty weeks [600] makes two hundred and fifty.',
      'The total is about [1000] nine hundred.',
      'Double it [800] and take away the tax.',
      'That makes four hundred [1100] four hundred and twenty.',
    ],
  },
  'self-correction': {
    where: 'patient',
    lines: [
      'It grew by five, [500] sorry, [400] fifteen percent.',
      'The north plant, [600] no, I mean the south plant, is older.',
      'We should raise, [500] or rather hold, the price.',
      'There were ninety, [700] let me check, [600] nineteen stores.',
    ],
  },
  fillers: {
    where: 'patient',
    lines: [
      'Okay, um, [700] the margin, uh, [600] fell.',
      'I think, uh, [800] we should, um, [500] wait.',
      'Right, so, [600] the driver is volume.',
      'Uh, [900] maybe the customers left.',
      'Basically, um, [600] they pay too much for freight.',
      'Mm, [1000] I would say churn.',
    ],
  },
  'trailing off': {
    where: 'patient',
    lines: [
      'That would give us, well, [1300] about a third.',
      'And since demand is flat, [1200] we cannot raise the price.',
      'The cheapest way would be, like, [1400] to share the trucks.',
      'Which means that, [1500] that they lose money on each unit.',
      'So if I look at the, [1100] at the fixed part.',
      'We could do that, but, [1300] but it takes two years.',
    ],
  },
  'long thought': {
    where: 'patient',
    lines: [
      'The biggest risk would be [2300] a price war.',
      'I would start from [2100] the number of households.',
      'Given what you told me [2500] I would not buy it.',
      'The answer depends on [2400] how long the contract runs.',
    ],
  },
};
