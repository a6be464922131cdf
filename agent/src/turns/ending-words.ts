/** The words by which an utterance tells whether its end is near: English as it is spoken, without points or capitals. */
const setOf = (...words: string[]): ReadonlySet<string> => new Set(words.flatMap((some) => some.split(' ')));
/** One of these, as whole words, wherever they stand; `at` says where they must. */
const oneOf = (phrases: readonly string[], { from = String.raw`\b`, to = String.raw`\b` } = {}): RegExp =>
  new RegExp(`${from}(?:${phrases.join('|')})${to}`);

/** No sentence ends with one of these: its other half is on its way. */
export const openWords = setOf(
  'a an the my your our their its some every each and or but nor because whether if while since although unless',
  'was were am be been being had would will can could should might must cannot i we they he she what which whose how',
  'then times plus minus divided equals makes gives leaves goes means roughly around approximately almost nearly',
  'either um uh er erm hmm hm mm ah sorry actually maybe perhaps',
);
/** Nor with these, but in a question ("what is it made of?", "how long the season is?"). */
export const openUnlessAsked = setOf(
  'of to from by at in into for with between about than versus against per without towards among through during',
  'is are have has',
);
/** "They're": the rest of it is on its way. */
export const contraction = oneOf(
  ['i', 'we', 'they', 'you', 'he', 'she', 'it', 'that', 'there', 'who', 'what', 'here'],
  { from: '^', to: "'(?:re|m|s|ve|ll|d)$" },
);
/** Words that are open but after certain others: "I think so", "as well", "look like", "I would do that". */
export const openUnlessAfter: Readonly<Record<string, ReadonlySet<string>>> = {
  so: setOf('think hope guess say believe or much more'),
  well: setOf(
    'as very quite pretty works went going did do does so sell sells sold pay pays fit fits run runs know',
  ),
  like: setOf('look looks sound sounds feel feels be is'),
  that: setOf('do did done like about of than with for from by after before all at is on'),
  no: setOf('say says said is'),
  on: setOf('go goes going went so later now move moving carry hold'),
};
/** Ends of a sentence that announce what comes next, or that something is looked for. */
export const openPhrases = oneOf(
  [
    ...[
      'tells? me',
      'ask',
      '(?:do you|to) know',
      'to understand',
      'i (?:was )?wonder(?:ing)?',
      'one more thing',
    ],
    ...[
      "(?:let (?:me|us)|let's)(?: see| check| rephrase| think| say)?",
      'give me a (?:second|moment|minute)',
    ],
    ...['i mean', 'you know', 'excuse me', '(?:hang|hold) on', 'this way', "what(?: i|')s it called"],
    "(?:i|we)(?: would| will|'d|'ll) (?:recommend|estimate|suggest|propose|assume|expect)",
  ],
  { to: '$' },
);
/** A side clause that stands alone waits for its main clause. */
export const sideClause = oneOf(
  [
    'if',
    'when',
    'since',
    'before',
    String.raw`after(?! that\b)`,
    'while',
    'although',
    'unless',
    'once',
  ].concat(['given', 'assuming', 'apart from', 'to']),
  { from: '^' },
);
export const mainClause = setOf('i we they it you then will would could should can let there');
export const oneSide = /^on (?:the )?one (?:hand|side)\b/;
export const ordinals = /^(?:first|firstly|second|secondly|one|two)\b/;

const operations = ['times', 'plus', 'minus', 'divided by', 'multiplied by', 'less'];
export const startsWithOperator = oneOf(operations, { from: '^' });
export const operators = oneOf([
  ...[...operations, 'multiply', 'divide', 'subtract', 'percent of', 'half of'],
  ...['(?:third|quarter|fifth|tenth) of', String.raw`(?:hundred|thousand|million|\w+ty|\w+teen|\d) over`],
]);
/** What stands between a calculation and its result. */
export const results = oneOf(
  [
    'is',
    'are',
    'have',
    'has',
    'will',
    'would',
    'left',
    'goes',
    'equals',
    'makes?',
    'gives?',
    'leaves?',
  ].concat(['gets?', 'comes?', 'remains?', 'ends? up']),
);
export const numbers = oneOf([
  ...[
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    String.raw`\w+teen`,
  ],
  ...[
    'twenty',
    'thirty',
    'forty',
    'fifty',
    'sixty',
    'seventy',
    'eighty',
    'ninety',
    'hundred',
    'thousand',
    'million',
  ],
  ...['billion', 'half', 'third', 'quarter', 'percent', String.raw`\d[\d.,]*`],
]);

export const verbs = setOf(
  "is are was were am do does did has have had will would can could should may might must need needs it's that's i'd",
  "we'd i'll we'll they're i'm depends think want wants earn earns lose loses leaves leads falls fell grew grow brings",
  'costs pays comes means shows tells matters makes gives gets got goes went takes took sees says said knows sells sold',
  "buys bought works helps grows rises rose stays stayed keeps kept don't doesn't didn't isn't aren't wasn't won't can't",
  "couldn't shouldn't wouldn't we've i've they've there's we're",
);
/** Somebody and what they do: "you buy", "they treat". */
export const clause = /\b(?:i|we|they|she|he|it|you|nobody|everybody|people) (?!and\b|or\b)[a-z']{3,}/;
export const pastTense = /^[a-z]{3,}ed$/;
export const asked = oneOf(
  [
    'what',
    'which',
    'who',
    'whose',
    'where',
    'when',
    'why',
    'how',
    'is',
    'are',
    'was',
    'were',
    'do',
    'does',
  ].concat(['did', 'can', 'could', 'would', 'will', 'should', 'has', 'have', 'may']),
  { from: '^' },
);
/** "Let me round that to fifty": the rest may be to come, or may not. */
export const resolve = /^let (?:me|us)\b/;
/** What people begin with, whatever follows. */
export const opener =
  /^(?:(?:um|uh|er|erm|hmm|mm|okay|right|well|so|and|but|yeah|yes|now|like|basically|first of all)\s+)+/;
