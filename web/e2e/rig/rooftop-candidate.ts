/**
 * A candidate for the rooftop cinema who gets the break-even right and the profit of a Monday wrong: for each thing
 * that the interviewer may say, what this candidate answers.
 */
type Answer = { to: RegExp; say: string };

const structure =
  'Okay, so here is my structure. First, the money one guest leaves behind, that is the ticket and the bar less what it costs. Second, the cost of one more night. Third, how many guests come on a Monday. I would start with the break-even.';
export const breakEven =
  'I divided nine hundred dollars by fifteen dollars per guest, so the answer is sixty guests.';
export const mondayProfit =
  'I took seventy guests and multiplied by fifteen dollars, so the answer is one thousand and fifty dollars.';

const answers: readonly Answer[] = [
  { to: /may I give you the case/i, say: 'Yes, please.' },
  { to: /anything you would like to know/i, say: 'How many seats are there on the roof?' },
  { to: /deckchairs on the roof/i, say: 'And would Monday guests otherwise come on another night?' },
  { to: /would otherwise have come/i, say: 'No, I have no further questions.' },
  { to: /how would you go about deciding/i, say: 'May I take a minute to think?' },
  { to: /take a minute|take your time|go ahead and think/i, say: structure },
  {
    to: /which of these would you look at first/i,
    say: 'I would start with the money that one guest brings, because it decides how many guests are needed.',
  },
  {
    to: /change on the other days/i,
    say: 'Some guests would only move from other nights, so that Mondays take sales from the rest of the week.',
  },
  {
    to: /why would that be enough/i,
    say: 'Because the owner earns money only if new guests leave more behind than a night costs.',
  },
  { to: /how many guests does a Monday need/i, say: breakEven },
  {
    to: /what does that figure tell the owner/i,
    say: 'It tells her that a Monday is only just above break-even, with little to spare.',
  },
  { to: /how much would a single Monday make/i, say: mondayProfit },
  { to: /\b60\b|sixty/i, say: 'Yes, sixty guests.' },
  { to: /1,050|thousand/i, say: 'Yes, one thousand and fifty dollars.' },
  {
    to: /make a Monday more worthwhile/i,
    say: 'She could rent the roof to a company, show classic films, and find a sponsor for the evening.',
  },
  {
    to: /owner has just come up the stairs|what do you tell her/i,
    say: 'I would not open on Mondays. A Monday needs sixty guests and gets seventy, and some of those only move from other nights. The biggest risk is rain. As a next step I would try four Mondays with private events.',
  },
  { to: /change your mind/i, say: 'Rain could change my mind, and the survey may be too optimistic.' },
];

/** What this candidate answers to the interviewer's line; about whatever else, the figure of the open question. */
export function answerTo(interviewer: string, askedForProfit: boolean): string {
  const known = answers.find(({ to }) => to.test(interviewer));
  if (known) return known.say;
  if (/(what else|other idea|something further|further idea|more ideas|anything more)/i.test(interviewer))
    return 'No, that is all I have.';
  return askedForProfit ? mondayProfit : breakEven;
}
