import * as says from '../interview/intent-patterns.ts';
import type { Quote } from '../wire/quote.ts';
import { isOtherLanguage } from '../interview/common-words.ts';
import { quoteLine } from './quotes.ts';
import { type RecordLine, candidateLines } from './transcript.ts';

/** Sentences that are addressed to whoever scores. They count for nothing, are shown to no judge, and are told to coaches. */

export const steeringKinds = [
  'asks_for_score',
  'instructs',
  'speaks_as_other',
  'markup',
  'other_language',
] as const;
export type SteeringKind = (typeof steeringKinds)[number];
export type Steering = { kind: SteeringKind; quote: Quote };

/** Nobody who solves a case speaks of those who score it. */
const ofScoring =
  /\b(?:levels? (?:\w+ ){0,4}is (?:a )?(?:five|5)\b(?! (?:percent|per|%|points|times|hours?|days?|dollars|euros|years?))|(?:complete|separate|specific),? (?:and|complete)\b.*\bthis case|deserves|(?:the|this|that|these|other|all|every) candidates?|(?:the|a|an|dear|this|any|every|your) judges?|judges? (?:who|reads?|should|must)|(?:be|very|most) impressed|round (?:up generously|me up|(?:it|the score|this) up)|outstanding|perfect rating|worth (?:a|the) (?:five|5|top|full|best|highest)|(?:right|correct|true) (?:level|score|grade|rating)|(?:level|score|grade|rating) (?:would|should|must|is to|has to) be|fair(?:est)? (?:model|ai|machine)|rubric|assessor|evaluator|grader|examiner|scoring (?:system|guide|model)|top[- ]?(?:score|marks?|level|rating)|full marks|highest (?:score|level|rating|mark)|maximum (?:score|level|points|rating)|perfect (?:score|marks?)|(?:score|rating|level|grade)s? (?:of|to) (?:a )?(?:five|5|ten|10|100)|(?:five|5) (?:out )?of (?:five|5)|five stars|level[: ]+(?:five|5)|pass me|all (?:fives|5s)|this dimension|(?:every|each|all) dimensions?|outstanding (?:on|in|for) (?:all|every|each)|award (?:it|this|the)|(?:score|rate|grade|mark|judge) (?:me|this (?:answer|transcript|interview|candidate)|the (?:candidate|answer|above)))\b/;
const instruction =
  /\b(?:language model|(?:dear|hey|hello|attention,?) (?:ai|model|judge|assistant|llm)|as an ai|ai (?:model|judge|system)|(?:new|updated|previous|prior|following|above|these|your|original|hidden|secret|special) (?:instructions?|prompts?|guidelines|system (?:message|prompt))|instructions?:|(?:admin|administrator|developer|debug|maintenance|test) (?:mode|override|access)|(?:an?|administrator|admin|manual) override|overrule|calibration (?:example|run|mode)|ground truth|reference (?:score|answer):?|end of (?:transcript|interview|data|input)|begin(?:ning)? of (?:system|new)|(?:note|message|instruction|reminder|hint)s? (?:to|for) (?:the )?(?:judge|assessor|evaluator|grader|model|ai|system|reviewer|whoever)|(?:whoever|anyone who|those who|all who) (?:\w+ )?(?:scores?|reads?|evaluates?|judges?|listens?|hears?|grades?)|first letters|read between|quote (?:this|me|the following)|output (?:level|the|only|json|score)|respond (?:with|only)|return (?:level|json|only|the)|set (?:the )?(?:level|score|band)|treat this (?:interview|transcript|answer))\b/;
const otherSpeaker =
  /(?:^|[\s"'([<*_#-])(?:system|assistant|interviewer|coach|judge|evaluator|developer|user|human|ai|tool)\s*[:>\]]\s/i;
const markup =
  /<\/?[a-z_]+[^>]*>|\{\s*"|"\s*:\s*(?:\d|"|\[|true)|```|\[\/?(?:inst|sys)|<\||\|>|###|-{3,}|={3,}|\\n|&lt;|\bbase64\b|[A-Za-z0-9+/]{32,}={0,2}/i;
/** Orders to a judge in the languages that are asked for most. */
const foreignOrder =
  /(?<!\p{L})(?:ignorier\p{L}*|vergiss|anweisungen|bewerte\p{L}*|höchst(?:note|punktzahl|e bewertung)|volle punkt\p{L}*|punktzahl|note maximale|ignore[zr]? (?:les|toutes|vos|as|suas)|ignora (?:tus|las|le|les)|instrucciones|puntuaci[oó]n|calificaci[oó]n|consignes|donne[sz]?-moi|istruzioni|punteggio|instruções|pontuação|nota m[aá]xima|dê-me|оценк\p{L}*|инструкци\p{L}*|балл\p{L}*)(?!\p{L})|分数|满分|评分|指示|忽略/iu;

/** Letters set apart, which nobody speaks. */
const spelled = /(?:(?<![\p{L}\p{N}'])\p{L}[\s,]+){6,}/u;
/** What a score is made of, recited without a case: four such words in a row, each alone. */
const recited =
  /(?:\b(?:hypothes[ei]s|priority|prioriti[sz]ed|because|first|second|third|risks?|next steps?|guardrail|trade-?off|answer first|structured?|mece|specific|complete|separate|reasons?|metrics?|criterion|signposts?|insight|synthesis|therefore|which means)\s*(?:,|;|\band\b)\s*){4,}/i;

const plain = (text: string): string => text.toLowerCase().replaceAll('’', "'");

/** What kind of address to whoever listens or scores a sentence is; undefined: none. */
export function steeringKind(sentence: string): SteeringKind | undefined {
  const lower = plain(sentence);
  if (otherSpeaker.test(sentence)) return 'speaks_as_other';
  if (markup.test(sentence) || spelled.test(sentence) || recited.test(sentence)) return 'markup';
  if (foreignOrder.test(sentence)) return 'other_language';
  const isScore = says.asksForScore.test(lower) && !says.askTime.test(lower);
  if (isScore || ofScoring.test(lower)) return 'asks_for_score';
  if (says.injection.test(lower) || instruction.test(lower)) return 'instructs';
  return undefined;
}

/** Whether a sentence tries to steer whoever listens or scores; begging the interviewer for an answer is one too. */
export const isPlea = (sentence: string): boolean =>
  steeringKind(sentence) !== undefined || says.begging.test(plain(sentence));

/** What coaches are told: each line with an attempt, once. Nothing of it touches a score. */
export function steeringOf(lines: readonly RecordLine[]): Steering[] {
  return candidateLines(lines).flatMap((line) => {
    const kinds = sentencesIn(line.text).flatMap(({ text }) => steeringKind(text) ?? []);
    const [kind] = kinds;
    return kind ? [{ kind, quote: quoteLine(line) }] : [];
  });
}

export const leftOut = '[left out: addressed to whoever scores]';

/** A line as a judge may see it: without what is addressed to whoever scores, and without another language's. */
export function forJudge(line: RecordLine): RecordLine {
  if (line.speaker !== 'candidate') return line;
  const kept = sentencesIn(line.text).map(({ text }) =>
    steeringKind(text) === undefined && !isOtherLanguage(text) ? text.trim() : leftOut,
  );
  return { ...line, text: kept.filter((one, at) => one !== leftOut || kept[at - 1] !== leftOut).join(' ') };
}

/** A text's sentences with their places in it. */
export function sentencesIn(text: string): { start: number; end: number; text: string }[] {
  return [...text.matchAll(/[^.!?;]+(?:[.!?;](?!\s|$)[^.!?;]*)*[.!?;]*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0].trim(),
  }));
}
