/** A candidate for the small case that authors begin with: for what the interviewer may say, what is answered. */
type Answer = { to: RegExp; say: string };

const answers: readonly Answer[] = [
  { to: /ready|may I give you the case|short case/i, say: 'Yes, please.' },
  { to: /like to know/i, say: 'How many deliveries are there on a tour?' },
  { to: /deliveries on a tour|anything else|other questions?/i, say: 'No, I have no further questions.' },
  {
    to: /how would you decide/i,
    say: 'I would look at two things. First the demand, how many orders there are. Second the money, that is the fee and the cost of a delivery. My hypothesis is that it pays.',
  },
  {
    to: /how many deliveries pay/i,
    say: 'A delivery leaves five dollars, so the answer is twelve deliveries.',
  },
  { to: /what do you make of it/i, say: 'It is above break-even, so there is something to spare.' },
  {
    to: /tell the founder/i,
    say: 'Serve the harbour and start small with two tours. A tour needs twelve deliveries. The biggest risk is rain and hills. As a next step I would try it for a month.',
  },
  { to: /\b12\b|twelve/i, say: 'Yes, twelve deliveries.' },
];

export function answerTo(interviewer: string): string {
  return answers.find(({ to }) => to.test(interviewer))?.say ?? 'No, that is all I have.';
}
