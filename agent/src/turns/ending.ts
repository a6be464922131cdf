/** What the words of a turn say about its end: more must come, nothing need come, or they do not tell. */
export type Ending = 'open' | 'whole' | 'unclear';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** No sentence ends with one of these: its other half is on its way. */
const openWords = setOf(
  'a an the my your our their its some every each and or but nor because whether if while since although unless ' +
    'was were am be been being had would will can could should might must cannot ' +
    'i we they he she what which whose how then times plus minus divided equals makes gives leaves roughly around ' +
    'approximately almost nearly either um uh er erm hmm hm mm ah sorry actually maybe perhaps',
);
/** Nor with these, but in a question ("what is it made of?", "how long the season is?"). */
const openUnlessAsked = setOf(
  'of to from by at into with between about than versus against per without towards is are have has',
);
/** Words that are open but after certain others: "I think so", "as well", "look like", "I would do that". */
const openUnlessAfter: Readonly<Record<string, ReadonlySet<string>>> = {
  so: setOf('think hope guess say believe or much more'),
  well: setOf('as very quite pretty works went going did do does so'),
  like: setOf('look looks sound sounds feel feels be is'),
  that: setOf('do did done like about of than with for from by after before all at at, is on'),
  no: setOf('say says said is'),
};
/** Ends of a sentence that announce what comes next. */
const openPhrases =
  /\b(?:tell me|ask|do you know|i (?:was )?wonder(?:ing)?|let (?:me|us|me see|us see|me check|me rephrase|me think)|i mean|one more thing|(?:two|three|four|five|several|a few) (?:parts|things|ways|options|reasons|drivers|points|areas|steps|factors|sides|buckets|questions))$/;
/** A side clause that stands alone waits for its main clause. */
const sideClause = /^(?:if|when|since|before|after|while|although|unless|once|given|assuming|to)\b/;
const mainClause = setOf('i we they it you then will would could should can let there');
const oneSide = /^on (?:the )?one (?:hand|side)\b/;
const ordinals = /^(?:first|firstly|second|secondly|one|two)\b/;
const operators =
  /\b(?:times|plus|minus|divided by|multiplied by|over|less|percent of|half of|(?:third|quarter|fifth|tenth) of)\b/;
const results = /\b(?:is|are|makes|gives|leaves|equals|get|gets|comes|have)\b/;
const numbers =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|\d[\d.,]*)\b/;
const verbs = setOf(
  "is are was were am do does did has have had will would can could should may might must need needs it's that's " +
    "i'd we'd i'll we'll they're i'm depends think want wants earn earns lose loses leaves leads falls fell grew grow " +
    'brings costs pays comes means shows tells matters',
);
const asked =
  /^(?:what|which|who|whose|where|when|why|how|is|are|was|were|do|does|did|can|could|would|will|should|has|have|may)\b/;
/** What people begin with, whatever follows. */
const opener =
  /^(?:(?:um|uh|er|erm|hmm|mm|okay|right|well|so|and|but|yeah|yes|now|like|basically|first of all)\s+)+/;
/** Shorter sentences are answers or beginnings: the words do not tell which. */
const WHOLE_WORDS = 4;

/** By the words alone: recognisers set points where somebody only breathes. */
export function endingOf(text: string): Ending {
  const plain = text
    .toLowerCase()
    .replace(/[.!?]+\s+(?=\S)/g, '\n')
    .replace(/[^\p{L}\p{N}'%\-\s]/gu, '')
    .trim();
  const said = plain.split('\n').at(-1)?.split(/\s+/).join(' ') ?? '';
  const sentence = said.replace(opener, '');
  const words = sentence.split(' ').filter(Boolean);
  if (isOpen(said, sentence, words)) return 'open';
  const isCalculation = operators.test(sentence) && numbers.test(sentence);
  if (isCalculation && !results.test(sentence)) return 'open';
  if (isCalculation || endsInNumber(words) || words.length < WHOLE_WORDS) return 'unclear';
  if (openUnlessAsked.has(words.at(-1) ?? '')) return 'unclear';
  return asked.test(sentence) || words.some((word) => verbs.has(word)) ? 'whole' : 'unclear';
}

function isOpen(said: string, sentence: string, words: readonly string[]): boolean {
  const last = said.split(' ').at(-1) ?? '';
  const before = said.split(' ').at(-2) ?? '';
  if (openWords.has(last) || openPhrases.test(sentence)) return true;
  if (openUnlessAsked.has(last)) return !asked.test(sentence);
  const closedBy = openUnlessAfter[last];
  if (closedBy && before !== '') return !closedBy.has(before);
  if (sideClause.test(sentence)) return !words.slice(3).some((word) => mainClause.has(word));
  if (oneSide.test(sentence)) return !sentence.includes('other');
  return ordinals.test(sentence) && !words.some((word) => verbs.has(word));
}

const endsInNumber = (words: readonly string[]): boolean => numbers.test(words.at(-1) ?? '');
