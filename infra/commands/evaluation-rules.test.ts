import { readGivenTurns, type GivenTurn } from '@caseroom/core/scoring/turns/given-turn';
import { describe, expect, test } from 'vitest';
import { evaluateTurns } from './evaluate.ts';
import { loadCase } from './case-preview.ts';

/** The rules for a fair evaluation, on cases of the library, held by an interviewer who words things differently. */

const caseAt = (id: string) =>
  loadCase(new URL(`../../cases/${id}/case.yaml`, import.meta.url).pathname, null);
const cinema = await caseAt('rooftop-cinema');
const lab = await caseAt('blood-lab');
const bookings = await caseAt('falling-bookings');

/** Lines as `i: ...` and `c: ...`, ten seconds apart. */
function turnsOf(lines: readonly string[]): GivenTurn[] {
  return lines.map((line, at) => ({
    t_ms: at * 20_000,
    role: line.startsWith('i:') ? 'interviewer' : 'candidate',
    text: line.slice(2).trim(),
  }));
}
const scored = (compiled: typeof cinema, lines: readonly string[]) =>
  evaluateTurns(compiled, turnsOf(lines), null);

const opening = [
  'i: Skylight is a little cinema on a roof in Lisbon, closed on Mondays. The owner wonders whether she should open on Mondays too.',
  'c: That is clear.',
];
const askGuests =
  'i: A night costs 900 dollars to open. How many guests would a Monday need so that it pays for itself?';
const askProfit = 'i: And if the survey is right, what profit does one Monday make?';
const structure =
  'c: I would look at what a Monday brings in, that is guests times price, and at what it costs to open, because only the difference adds to profit. First I would check whether those guests are really new or come from other nights.';

async function answer(...lines: string[]) {
  const report = await scored(cinema, [...opening, structure, askGuests, ...lines]);
  return report.questions[0];
}

describe('numbers', () => {
  test('rule 1: only the figure marked as the answer is judged, at the end of the turn', async () => {
    const result = await answer(
      'c: 12 plus 8 makes 20. Minus 5 that leaves 15. So 900 divided by 15 gives 60 guests.',
    );
    expect(result).toMatchObject({ verdict: 'right', credit: 5, said: '60 guests' });
  });

  test('rule 2: a figure that was misheard is read back and counts as it was meant', async () => {
    const corrected = await answer(
      'c: So that is sixteen guests.',
      'i: Sixteen guests?',
      'c: No, sixty guests.',
    );
    expect(corrected).toMatchObject({ verdict: 'right', credit: 5 });
    const confirmed = await answer('c: So that is sixty guests.', 'i: Did you say sixty?', 'c: Yes.');
    expect(confirmed).toMatchObject({ verdict: 'right', credit: 5 });
  });

  test('rule 2: what may have been misheard and was never read back is held against nobody', async () => {
    const result = await answer(
      'c: So that is sixteen guests.'.replace('sixteen', 'sixty thousand'),
      'i: Fine.',
    );
    expect(result).toMatchObject({ verdict: 'unconfirmed', credit: null });
  });

  test('rule 3: within two per cent of exact is right, and what is announced as rounded as well', async () => {
    expect(await answer('c: So that is about 61 guests.')).toMatchObject({ verdict: 'right' });
    expect(await answer('c: So that is 66 guests.')).toMatchObject({ verdict: 'wrong' });
  });

  test('rule 4: credit falls with the help that stood before the result', async () => {
    const wrong = 'c: So that is 45 guests.';
    const right = 'c: Let me correct that, so it is 60 guests.';
    expect(await answer(wrong, 'i: Walk me through it.', right)).toMatchObject({ credit: 4 });
    const mild = 'i: What is left of one guest, once everything that comes with that guest is paid?';
    expect(await answer(wrong, mild, right)).toMatchObject({ credit: 3, hints: 1 });
    const plain =
      'i: Add ticket and bar and take off the two costs. Then see how often that goes into the cost of the night.';
    expect(await answer(wrong, plain, right)).toMatchObject({ credit: 2 });
    expect(await answer(wrong, 'i: Let us take 60 guests and go on.')).toMatchObject({
      credit: 1,
      verdict: 'wrong',
    });
  });

  test('rule 4: a mistake costs once, later steps stand on the candidate’s own figure', async () => {
    const value = (name: string) => bookings.values[name]?.value ?? Number.NaN;
    const own = Math.round(value('lost') * 1.3);
    const report = await scored(bookings, [
      'i: How many bookings a week are lost on Android because of the new version?',
      `c: So that is ${own} bookings a week.`,
      'i: What would undoing it on Android be worth in a week, after what the page saves in fraud?',
      `c: Then it is ${own * value('booking_value') - value('saved')} dollars a week.`,
    ]);
    expect(report.questions.map(({ verdict, credit }) => [verdict, credit])).toEqual([
      ['not_reached', null],
      ['wrong', 0],
      ['right_on_own', 5],
    ]);
  });

  test('rule 5: a result that the interviewer gave counts as told', async () => {
    const result = await answer(
      'c: I do not know.',
      'i: Let us work with 60 guests.',
      'c: Fine, so it is 60 guests.',
    );
    expect(result).toMatchObject({ verdict: 'not_reached', credit: null });
  });

  test('rule 6: without a model math is its results, with the band that the method could make of it', async () => {
    const report = await scored(cinema, [
      ...opening,
      structure,
      askGuests,
      'c: So that is 60 guests.',
      askProfit,
      'c: That makes 1050 dollars.',
    ]);
    const math = report.dimensions.find(({ dimension }) => dimension === 'math');
    expect(report.questions.map(({ verdict, error }) => [verdict, error])).toEqual([
      ['right', null],
      ['wrong', 'wrong_base'],
    ]);
    expect(math).toMatchObject({ status: 'scored', score: 3, band: [2.2, 3.8] });
    expect(report.practise_next?.text).toMatch(/what it is taken of/);
  });
});

describe('structure, ideas, synthesis', () => {
  const because = async (lines: readonly string[], dimension: string) =>
    (await scored(cinema, lines)).dimensions.find((one) => one.dimension === dimension)?.because.join(' ');

  test('rule 7: a recital of areas without how they bear on the question is no structure', async () => {
    const recital =
      'c: I would look at revenue and price and guests and sales and cost and staff and rent and expense and cannibalisation and other nights and all of that.';
    expect(await because([...opening, recital], 'structure')).toMatch(/None of them is put first/);
    expect(await because([...opening, structure], 'structure')).toMatch(/One comes first/);
  });

  test('rule 7: a question to the interviewer covers no driver', async () => {
    const report = await scored(cinema, [
      opening[0] ?? '',
      'c: How many seats are there, what is the rent, and do guests come from other nights?',
    ]);
    expect(report.coverage.filter(({ said }) => said)).toEqual([]);
  });

  test('rule 8: ideas count in the brainstorm and a synthesis takes a side', async () => {
    const report = await scored(cinema, [
      ...opening,
      structure,
      'i: Any ideas how to make a Monday more worthwhile?',
      'c: She could rent the roof out to companies, or look for a sponsor among the breweries.',
      'i: The owner is here. What is your recommendation?',
      'c: I would not open as on the other nights but try four Mondays, since most guests would only move. The risk is rain.',
    ]);
    const said = (kind: string) =>
      report.coverage.filter((one) => one.kind === kind && one.said).map(({ id }) => id);
    expect(said('idea')).toEqual(['hire', 'sponsor']);
    expect(said('risk')).toEqual(['weather']);
    for (const { quotes } of report.coverage.filter((one) => one.said))
      expect(report.transcript.find(({ id }) => id === quotes[0]?.line_id)?.text).toContain(quotes[0]?.text);
  });

  test('rule 9: definitions, axes and repeats are no hints', async () => {
    const result = await answer(
      'c: What does royalty mean?',
      'i: The royalty is what the film distributor receives for each guest who watches.',
      'c: Could you say the question again?',
      'i: How many guests does a Monday need to pay for itself?',
      'c: So that is 60 guests.',
    );
    expect(result).toMatchObject({ hints: 0, credit: 5, verdict: 'right' });
  });

  test('rule 10: delivery is measured from words with times and is part of no score', async () => {
    const text = `${'well um I would look at the costs of one night and the guests '.repeat(5)}`.trim();
    const timed = (pace: number): GivenTurn[] => [
      {
        t_ms: 0,
        role: 'candidate',
        text,
        words: text
          .split(' ')
          .map((word, at) => ({ text: word, start_ms: at * pace, end_ms: at * pace + pace - 50 })),
      },
    ];
    const [slow, fast] = await Promise.all(
      [timed(600), timed(300)].map((turns) => evaluateTurns(cinema, turns, null)),
    );
    expect(slow?.delivery.words_per_minute.value).toBeLessThan(fast?.delivery.words_per_minute.value ?? 0);
    expect(slow?.delivery.fillers_per_100_words.value).toBeGreaterThan(5);
    const judged = (report: typeof slow) => report?.dimensions.map((one) => ({ ...one, quotes: [] }));
    expect(judged(slow)).toEqual(judged(fast));
    const plain = await scored(cinema, [structure]);
    expect(plain.delivery.words_per_minute).toMatchObject({
      value: null,
      why: 'This transcript has no times of words.',
    });
  });
});

describe('time, modes, report', () => {
  test('rule 13: what is said in granted thinking time is not in the record', async () => {
    const report = await scored(cinema, [
      ...opening,
      'c: May I take a minute?',
      'i: Of course.',
      'c: hm 900 by 20',
      'c: Okay, I am ready. I would look at what a Monday brings in first, because guests times price must be above what it costs to open.',
    ]);
    expect(report.delivery.thinking).toMatchObject({ asked: 1, granted_s: 60 });
    expect(report.transcript.map(({ text }) => text).join(' ')).not.toContain('900 by 20');
  });

  test('rule 15: what was not reached is not scored', async () => {
    const report = await scored(cinema, [...opening, structure, askGuests, 'c: So that is 60 guests.']);
    expect(report.questions[1]).toMatchObject({ verdict: 'not_reached', credit: null });
    expect(report.dimensions.find(({ dimension }) => dimension === 'synthesis')).toMatchObject({
      status: 'not_enough_evidence',
      score: null,
    });
  });

  test('rule 16: a case that the candidate leads is scored with its questions in any order', async () => {
    const report = await scored(lab, [
      'i: How much less in a year would the courier rounds cost than the analysers?',
      `c: So that is ${Math.round(lab.values['saving']?.value ?? 0)} dollars a year.`,
      'i: If nothing is waiting at noon, how many samples are waiting for an analyser at two?',
      `c: So that is ${lab.values['backlog']?.value} samples.`,
    ]);
    const verdicts = report.questions.map(({ question_id, verdict }) => [question_id, verdict]);
    expect(verdicts).toEqual([
      ['use', 'not_reached'],
      ['pile', 'right'],
      ['compare', 'right'],
    ]);
  });

  test('rule 17: product management has dimensions of its own', async () => {
    const report = await scored(bookings, ['c: I would look at the funnel first.']);
    const dimensions = report.dimensions.map(({ dimension }) => dimension);
    expect(dimensions).toEqual(expect.arrayContaining(['metrics', 'trade_off']));
  });

  test('rule 19: a level word and a band come with every score', async () => {
    const report = await scored(cinema, [...opening, askGuests, 'c: So that is 60 guests.']);
    for (const entry of report.dimensions.filter(({ score }) => score !== null)) {
      expect(entry.level).not.toBeNull();
      expect(entry.band).not.toBeNull();
    }
  });

  test('rule 20: without a model there are numbers, coverage, timing and a model answer, and no overall score', async () => {
    const report = await scored(cinema, [...opening, structure]);
    expect(report).toMatchObject({
      scripted: true,
      judged_by: null,
      overall: { status: 'none', score: null },
    });
    expect(report.model_answer).toContain('60 guests');
    expect(report.dimensions.find(({ dimension }) => dimension === 'structure')).toMatchObject({
      status: 'self_rating',
    });
  });
});

describe('what Mondays take from the other nights', () => {
  const named = async (line: string): Promise<boolean> => {
    const { coverage } = await scored(cinema, [
      ...opening,
      structure.replace(/ First I .*$/, ''),
      ...line.split('\n'),
    ]);
    return coverage.some(({ id, said }) => id === 'knock-on' && said);
  };

  test.each([
    'c: I would check whether guests come from other nights.',
    'c: Then I would look at cannibalisation.',
    'c: Mondays could cannibalize the rest of the week.',
    'c: Some of them would simply come another night instead.',
    'c: Half of those people would come anyway.',
    'c: We would have fewer guests on the other nights.',
    'c: How would it affect the other days?',
    'c: What is the effect on the other evenings?',
    'c: The other nights may lose guests.',
    'c: Does a Monday take guests away from the other nights?',
    'c: A survey may overstate, and guests might move over from Tuesday.',
    'c: Only those who are really new count.',
    'c: People could shift from the weekend.',
    'c: Incremental guests are what matters here.',
    'c: It might eat into the Tuesdays.',
  ])('is named: %s', async (line) => {
    expect(await named(line)).toBe(true);
  });

  test.each([
    'i: What do you tell the owner?\nc: Do not open as on other nights.',
    'i: What do you tell the owner?\nc: I would not open the way she opens on the other nights.',
    'c: I would compare it with guests on the other nights.',
    'c: The other days are busier.',
    'c: How many people come on the other days?',
    'c: It is open on the other days of the week.',
    'c: The price is the same as on other nights.',
    'c: She is open from Tuesday to Sunday.',
    'c: It is different from other cinemas.',
    'c: I would change other things first.',
    'c: Another night costs another 900 dollars.',
    'c: On the other nights the bar brings more.',
  ])('is not named: %s', async (line) => {
    expect(await named(line)).toBe(false);
  });
});

test('another interviewer’s own words for the questions and a hint are understood', async () => {
  const report = await scored(await caseAt('climbing-gyms'), [
    'i: Our client is a chain of climbing gyms called Karst. The founder wants revenue up fifty percent in three years, mostly by opening new gyms. Is that doable, and how?',
    'c: So our client wants to grow revenue by half in three years. Do we know how many gyms they have?',
    'i: They have eight, two of which opened this year.',
    "c: Great. I'd split the growth into what existing gyms bring by themselves as they mature, what we can add in them, such as price and off-peak use, and new gyms or acquisitions. I'd start with the baseline, because it tells how large the gap really is.",
    'i: Alright, this chart shows revenue of a gym by age. Six are mature and two are in year one. If nothing new happens, how far short of the target would they be in three years?',
    "c: Today is 6 times 1.25 million plus 2 times 0.6, that's 8.7 million. Half more is 13.05. All eight grown bring 10 million. So the gap is 3.05 million pounds.",
    "i: And what's the implication?",
    'c: The young gyms will bring a part by itself, but most of the gap is still to be found elsewhere.',
    'i: Now say she signs all three halls today and construction takes twelve months. What revenue do they deliver in year three?',
    'c: They would be grown then, so three times 1.25 million is 3.75 million pounds.',
    'i: Hmm, think about how old they are at that point.',
    'c: Ah, second year. So three times 0.9 million, that is 2.7 million pounds.',
    "i: Suppose schools visit on weekday mornings: three classes of 25 in each gym at six pounds per pupil, 190 days. What's that worth per year?",
    'c: 25 times 6 is 150, times 3 is 450, times 190 is 85,500, times 8 gyms is 684 thousand pounds.',
    'i: What would you advise her?',
    'c: My recommendation is to open one new gym, the large hall, and fill the empty mornings with schools. Half in three years is not reachable without hurting profit. The risk is that a rival takes the site. Next step: try schools in two gyms.',
  ]);
  expect(report.questions.map(({ verdict, credit, hints }) => [verdict, credit, hints])).toEqual([
    ['right', 5, 0],
    ['right', 3, 1],
    ['right', 5, 0],
  ]);
  expect(
    report.coverage.filter(({ kind, said }) => kind === 'insight' && said).map(({ id }) => id),
  ).toContain('part-by-itself');
  expect(report.coverage.find(({ id }) => id === 'rival-site')?.said).toBe(true);
  expect(report.exhibits.map(({ exhibit_id }) => exhibit_id)).toEqual(['ramp', 'hours']);
});

test('the fixtures are transcripts that the command would take', () => {
  expect(readGivenTurns(turnsOf([...opening, structure])).ok).toBe(true);
});
