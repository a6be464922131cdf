import type { Group } from './sentence.ts';
import type { Asked } from './world.ts';

export const bakeryEarns: Asked = {
  ask: 'What does the bakery earn in a month?',
  label: 'Earnings a month',
  unit: 'USD/month',
  inputs: {
    sold: { value: 6000, unit: 'loaf/month' },
    left: { value: 2.5, unit: 'USD/loaf' },
  },
  formula: 'sold * left',
};

/** Questions whose answer is an amount of money. */
export const moneySentences: readonly Group[] = [
  {
    asked: bakeryEarns,
    unit: 'Dollars a month.',
    sentences: [
      ['right', 'Fifteen thousand dollars.'],
      [
        'right',
        'Right, six thousand loaves at two fifty each, we are talking fifteen thousand dollars every month.',
      ],
      ['right', 'So they earn 15k dollars a month.'],
      ['right', 'The result is $15,000 per month.'],
      ['right', 'It is roughly fifteen grand a month in dollars, fifteen thousand.'],
      ['right', 'Let me see, 6,000 times 2.5, that equals 15,000 dollars.'],
      ['right', 'A hundred and eighty thousand dollars a year is what they earn.'],
      ['right', 'That should be fourteen thousand nine hundred dollars a month or thereabouts.'],
      ['wrong', 'Then the bakery makes twelve thousand dollars in a month.'],
      ['wrong', 'I am at seventeen and a half thousand dollars a month, that is my answer.'],
      ['wrong', 'So it earns 2,400 dollars a month.'],
      ['none', 'I would start with the six thousand loaves and the two dollars fifty that each leaves.'],
      ['none', 'First I need the loaves, which are six thousand, then what is left of each.'],
      ['right', 'So that is fifty, no, fifteen thousand dollars a month.'],
      ['right', 'We get to fifteen thousand, in dollars per month.'],
      ['right', 'So it comes to fifty thousand dollars a month.', 'fifteen thousand dollars a month'],
    ],
  },
  {
    asked: {
      ask: 'How large is the market in a year?',
      label: 'Market',
      unit: 'EUR/year',
      inputs: {
        people: { value: 40_000_000, unit: 'person' },
        spend: { value: 60, unit: 'EUR/(person*year)' },
      },
      formula: 'people * spend',
    },
    unit: 'Euros.',
    sentences: [
      ['right', 'Two point four billion euros.'],
      ['right', 'With 40 million people and 60 euros a head, the market is 2.4 billion euros.'],
      ['right', 'This leads us to 2,400 million euros a year.'],
      ['right', 'I would put it at about 2.4 bn euros annually.'],
      ['right', 'Let us say roughly forty million people, sixty euros each, so 2.4 billion euros per year.'],
      ['right', 'That is 200 million euros a month.'],
      ['right', 'In total that is two thousand four hundred million euros.'],
      ['right', 'It is somewhere around 2.38 billion euros a year.'],
      ['wrong', 'I come out with 240 million euros a year.'],
      ['wrong', 'So the market would be three billion euros.'],
      ['wrong', 'My estimate is 1.8 billion euros per year.'],
      ['none', 'There are forty million people, I will take that as my base.'],
      ['none', 'Say each person spends sixty euros.'],
      ['right', 'So that gives two point four million euros.', 'two point four billion euros'],
    ],
  },
  {
    asked: {
      ask: 'How much profit is left in a year?',
      label: 'Profit',
      unit: 'GBP/year',
      inputs: {
        revenue: { value: 9_400_000, unit: 'GBP/year' },
        costs: { value: 6_700_000, unit: 'GBP/year' },
      },
      formula: 'revenue - costs',
    },
    unit: 'Pounds.',
    sentences: [
      ['right', 'Nine point four minus six point seven leaves two point seven million pounds.'],
      ['right', 'They keep 2.7 million pounds of it.'],
      ['right', 'Profit is £2.7m.'],
      [
        'right',
        'So revenue is 9.4 million, costs are 6.7 million, and the profit is 2.7 million pounds a year.',
      ],
      ['right', 'The difference is two million seven hundred thousand pounds.'],
      ['right', 'I make it 2.7 million pounds per year.'],
      ['right', 'Well, 225 thousand pounds a month, that is the profit.'],
      ['wrong', 'That would leave 3.7 million pounds.'],
      ['wrong', 'Profit is sixteen point one million pounds a year.'],
      ['wrong', 'They end up with 2.2 million pounds.'],
      [
        'none',
        'Revenue was 9.4 million pounds and costs were 6.7 million pounds, let me take one from the other.',
      ],
      ['right', 'Two point seven million pounds, if I am not mistaken.'],
    ],
  },
  {
    asked: {
      ask: 'What does one customer leave?',
      label: 'Margin of a customer',
      unit: 'USD/customer',
      inputs: {
        price: { value: 20, unit: 'USD/customer' },
        cost: { value: 12.5, unit: 'USD/customer' },
      },
      formula: 'price - cost',
    },
    unit: 'Dollars.',
    sentences: [
      ['right', 'Seven fifty.', 'seven dollars and fifty cents'],
      ['right', 'Twenty minus twelve fifty, so seven dollars and fifty cents.'],
      ['right', 'What remains is seven and a half dollars per customer.'],
      ['right', '$7.50 each.'],
      ['right', 'One customer leaves us with 7.5 dollars.'],
      ['right', 'So each of them brings seven dollars fifty.'],
      ['wrong', 'So each of them leaves eight fifty.'],
      ['wrong', 'It should be thirty-two dollars and fifty cents per customer.'],
      ['wrong', 'That is six dollars per customer.'],
      ['none', 'I take the twenty dollars, and then the cost of 12.50 has to come off.'],
    ],
  },
  {
    asked: {
      ask: 'What would the second site lose in a year?',
      label: 'Loss',
      unit: 'USD/year',
      inputs: {
        cost: { value: 500_000, unit: 'USD/year' },
        income: { value: 380_000, unit: 'USD/year' },
      },
      formula: 'cost - income',
    },
    unit: 'Dollars.',
    sentences: [
      ['right', 'It loses a hundred and twenty thousand dollars a year.'],
      ['right', 'We would be losing 120k dollars.'],
      ['right', 'The loss is 120,000 dollars.'],
      ['right', 'Ten thousand dollars a month would be lost.'],
      ['right', 'Half a million minus three eighty, so the loss is 120 thousand dollars.'],
      ['wrong', 'The loss comes to 180,000 dollars.'],
      ['wrong', 'That makes a loss of 88 thousand dollars a year.'],
      ['none', 'Costs are half a million dollars, so let me look at what comes in.'],
    ],
  },
  {
    asked: {
      ask: 'How many months until the machine has paid for itself?',
      label: 'Payback',
      unit: 'month',
      inputs: {
        price: { value: 84_000, unit: 'USD' },
        saves: { value: 3500, unit: 'USD/month' },
      },
      formula: 'price / saves',
    },
    unit: 'Months.',
    sentences: [
      ['right', 'Twenty-four months.'],
      ['right', 'It pays back in two years.'],
      ['right', 'It takes 24 months until the 84,000 dollars are back.'],
      ['right', 'Eighty-four thousand over three and a half thousand, that makes 24 months.'],
      ['right', 'After exactly two years.'],
      ['right', 'So payback is 24.'],
      ['wrong', 'So it takes 18 months.'],
      ['wrong', 'After three years it has paid off.'],
      ['wrong', 'It would be 240 months.'],
      ['none', 'The machine is 84,000 dollars and saves 3,500 a month.'],
    ],
  },
  {
    asked: {
      ask: 'What is the company worth?',
      label: 'Worth',
      unit: 'INR',
      inputs: {
        profit: { value: 25_000_000, unit: 'INR' },
        times: { value: 8, unit: '1' },
      },
      formula: 'profit * times',
    },
    unit: 'Rupees.',
    sentences: [
      ['right', 'Twenty crore rupees.'],
      ['right', 'It is worth 200 million rupees.'],
      ['right', 'Eight times two and a half crore gives twenty crore rupees.'],
      ['right', 'So 2,000 lakh rupees.'],
      ['wrong', 'So it is worth two crore rupees and not more.'],
      ['wrong', 'That comes to 25 crore rupees.'],
    ],
  },
];
