const COUNT = '(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3})';
const LABELS =
  'phase|step|option|scenario|stage|exhibit|slide|page|chapter|figure|table|tier|level|round|version|type|plan|bucket|branch|part|section|item|case|question|point|priority|hypothesis|idea|reason|issue|driver|class|room|gate|terminal|series|grade|formula|area|route|line|quarter|week|month|day|year|segment|category|group|zone|model|block|track|number|no\\.|track|lever|topic|argument|risk|recommendation|iphone|windows|boeing|airbus|web|act|article|rule|lesson|unit|cell|row|column|player|world war';
const NO_UNIT_AFTER =
  '(?![\\w])(?!\\s*(?:%|percent|per\\s?cent|point|pp|hundred|thousand|million|billion|trillion|[kmb]\\b|mn|bn|dollars?|euros?|pounds?|cents|lakh|crore|[.,]\\d|and a (?:half|quarter)|-?(?:one|two|three|four|five|six|seven|eight|nine)\\b|to\\s+(?:\\d|one|two|three|four|five|six|seven|eight|nine|ten)))';

/** Expressions in which a number word names or orders and does not measure. */
const PATTERNS: readonly string[] = [
  `\\b(?:${LABELS})\\s+(?:number\\s+)?${COUNT}\\b${NO_UNIT_AFTER}`,
  '#\\s?\\d+',
  "\\bone (?:of|thing|another|moment|minute please|sec|second|by one|more thing|last thing|final thing|other thing|day|way|side|hand|end|might|could|can|would|should|has to|must|needs to|who|that|which|can't|option|reason|question|area|point(?! (?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|ten|twenty|seventy|\\d))|idea|example|approach|word|time|off|stop)\\b(?! percent)(?!ths)",
  '\\b(?:no|this|that|which|each|every|any|some|another|other|the|last|next|only|first|second|third|fourth|fifth|bigger|biggest|smaller|better|best|good|new|old|big|small|right|wrong|main|key|important|as|such a|same|either|neither|not) one(?![\\w])(?!\\s*(?:%|percent|dollar|euro|pound|cent\\b|hour|kilo|km|tonne|basis|rupee|swiss|month|year|week|minute|point (?:zero|oh|one|two|three|four|five|six|seven|eight|nine|\\d)|hundred|thousand|million|billion|point \\w+ (?:million|percent)|third|quarter|fifth|half|tenth|and a|in (?:two|three|four|five|six|seven|eight|ten|\\d)|out of))',
  '\\b(?:give|wait|hold on|just|take) (?:me |for )?(?:one|1|a couple(?: of)?|two) (?:sec|second|seconds|secs|moment|moments)\\b',
  '\\b(?:just|give me|take) (?:one|a) minute\\b',
  '\\bon (?:the )?one hand\\b',
  '\\b(?:at|to) one point\\b(?! (?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|ten|twenty|\\d))',
  '\\ball in one\\b|\\bone-(?:off|stop|time|on-one|size|sided|way|shot|to-one|pager|liner|by-one)\\b|\\bone to one\\b|\\bone on one\\b|\\bone size fits all\\b|\\bback to square one\\b|\\bday one\\b|\\bone in a million\\b|\\bfor one\\b(?! (?:hour|year|month|week|day))',
  "\\b(?:two|three|four|five|2|3|4)-(?:sided|way|pronged|tier|tiered|fold-out|pager|step|by-two|dimensional|part|piece|factor)\\b|\\btwo by two\\b|\\btwo-by-two\\b|\\b2\\s?x\\s?2\\b|\\b2[- ]by[- ]2\\b|\\b[48]k (?:video|tv|resolution|screen)s?\\b|\\bfive forces\\b|\\b(?:three|four|five|3|4|5|7|seven) (?:cs|ps|c's|p's|ss|s's)\\b",
  '\\b(?:is|are|was|were) (?:two|three)[- ]?fold\\b',
  '\\b24\\s?/\\s?7\\b|\\btwenty[- ]four[- ]seven\\b|\\b24 hours a day\\b|\\b9/11\\b|\\bnine[- ]to[- ]five\\b(?! (?:percent|million|thousand))|\\b9 to 5\\b|\\b9-to-5\\b|\\b(?:80|eighty)[-/ ](?:20|twenty)\\b|\\b(?:50|fifty)[-/ ](?:50|fifty)\\b|\\bcatch[- ]22\\b|\\bplan b\\b|\\b(?:360|three[- ]sixty)[- ](?:degree|view|review)s?\\b',
  '\\b(?:double|triple|single)[- ](?:digit|digits|check|checking|checked|click|edged|down|bottom|count|counting|counted|whammy|sided|handedly|dip)\\b|\\bdoubl(?:e|ed|es|ing)[- ](?:check|down|count)\\w*',
  '\\b(?:a|the|one|two|three) million[- ]dollar question\\b|\\b(?:sixty[- ]four|64) thousand dollar question\\b|\\bthanks a million\\b|\\ba thousand times\\b|\\bmillion[- ]dollar question\\b',
  '\\b(?:a|one)? ?(?:hundred|100) ?(?:percent|%) (?:sure|certain|agree|right|correct|clear|confident)\\b|\\b(?:agree|sure|certain) (?:a|one)? ?(?:hundred|100) ?(?:percent|%)',
  '\\b(?:not |never )?(?:a )?zero[- ]sum\\b|\\bground zero\\b|\\bnet[- ]zero\\b|\\bzero[- ](?:in|ed in|ing in|based|waste|emission|emissions|tolerance)\\b|\\bfrom zero\\b|\\bpatient zero\\b',
  '\\b(?:few|several|many) (?:hundred|thousand|million|billion|dozen|lakh|crore)s?(?: thousand| million)?\\b|\\b(?:hundreds|thousands|millions|billions|dozens|tens|lakhs|crores) (?:of (?:hundreds of |thousands of |millions of )?|and )(?:hundreds|thousands|millions|billions)?',
  '\\b(?:a )?couple(?: of)? (?:things|thoughts|questions|ideas|points|options|ways|reasons|areas|times|clarifying|more|other)\\b',
  '\\bsecond (?:half|quarter)\\b|\\b(?:first|second|last|next) half\\b|\\bhalf[- ](?:year|time|yearly|way|hearted|baked|life|past|term)\\b|\\bhalfway\\b',
  '\\b(?:four|five|six|seven|eight|nine|ten)[- ]figures?\\b|\\bscale (?:of|from) (?:one|1|zero|0) to (?:ten|10|five|5|100)\\b|\\b(?:double )?oh seven\\b|\\bdouble oh\\b',
  '\\bthink twice\\b|\\btwice over\\b|\\bonce or twice\\b|\\bone or two (?:things|questions|points|ideas|thoughts|words|minutes|seconds|more)\\b',
  "\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}) ?(?:o'clock|a\\.?m\\.?\\b|p\\.?m\\.?\\b)",
  '\\b(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\\b',
  '\\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\\.? (?:[12]?\\d|3[01])\\b(?!\\s*(?:%|percent|million|thousand|k\\b))(?![\\d,.]\\d)',
  '\\b(?:high|low|mid)[- ](?:five|fives|ones)\\b|\\bseven[- ]eleven\\b|\\b7-eleven\\b|\\bfortune (?:500|100|five hundred)\\b|\\bs&p (?:500|five hundred)\\b|\\bdax 40\\b|\\bftse (?:100|250)\\b|\\bbig (?:four|three|five|4|3|5)\\b|\\btake (?:five|ten)\\b|\\bsix sigma\\b|\\bcloud nine\\b|\\broute 66\\b|\\bwork(?:ing)? 9 to 5\\b|\\bmagnificent seven\\b|\\bat sixes and sevens\\b|\\bfour by four\\b|\\bten out of ten\\b|\\bindustry 4\\.0\\b|\\bindustry four point (?:oh|zero)\\b|\\bweb [23]\\.?0?\\b',
  '\\b(?:top|bottom) (?:line|three|five|ten|3|5|10)\\b(?! ?(?:%|percent|million|\\w+s\\b))',
];
const MATCHER = new RegExp(PATTERNS.join('|'), 'gi');
const CASED = /\b\dG\b|\b[ABC]2[BCG]\b/g;

/** Characters of an utterance in which no number may begin, as [start, end) pairs. */
export function idiomSpans(text: string): readonly (readonly [number, number])[] {
  const straight = text.replace(/’/g, "'");
  return [MATCHER, CASED].flatMap((pattern) =>
    [...straight.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length] as const),
  );
}
