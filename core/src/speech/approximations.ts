import type { Token } from './tokens.ts';

const LEAD = new RegExp(
  `(?:^|\\s)(?:roughly|about|around|approximately|approx(?: \\.)?|circa|ca|nearly|almost|some|~|≈|close to|near|north of|south of|upwards? of|just (?:under|over|above|below|shy of)|a (?:bit|little|touch|shade|hair) (?:under|over|above|below|more than|less than)|(?:slightly|well) (?:under|over|above|below|more than|less than)|more than|less than|over|under|in the (?:region|neighbou?rhood|order|range|ballpark) of|(?:on|of) the order of|to the tune of|somewhere (?:around|near|in the region of|between)?|something like|(?:more|maybe|probably|perhaps|possibly|ballpark|it's|is|was|got|with|of|to|at|and|,) like|^like|call it|ballpark(?: of)?|maybe|perhaps|probably|more or less|give or take|rough|an? estimated|as (?:much|many) as|getting on for|pushing)(?: (?:a|an|the|between|from))?$`,
);
const TAIL =
  /^(?:ish\b|\+(?!\s?\d)|or so\b|odd\b|or there ?abouts?\b|or thereabouts?\b|roughly\b|approximately\b|more or less\b|give or take\b(?! (?:a |\d|one|two|three|five|ten|twenty))|, (?:roughly|approximately|give or take|more or less|or so|or thereabouts|ballpark)\b|plus(?= (?:percent|customers|stores|people|years|employees|$)))/;

function joined(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(Math.max(0, from), to)
    .map((token) => token.text)
    .join(' ');
}

/** Whether the words before a number call it rough ("about", "just under"). Time spans: "over 5 years" is a span. */
export function isLedAsRough(tokens: readonly Token[], at: number, isDuration: boolean): boolean {
  const before = joined(tokens, at - 6, at);
  if (
    isDuration &&
    /(?:^|\s)over(?: the)?$/.test(before) &&
    !/(?:just|bit|little|slightly|well) over$/.test(before)
  )
    return false;
  if (/\b(?:no|not) (?:more|less) than$/.test(before)) return false;
  if (/(?:divided|multiplied|how|what) (?:over|about|around)$/.test(before)) return false;
  return LEAD.test(before);
}

/** The index after a rough ending ("or so", "-ish"), or the same index when there is none. */
export function skipRoughTail(tokens: readonly Token[], at: number): number {
  const match = TAIL.exec(joined(tokens, at, at + 5));
  if (match === null) return at;
  return at + match[0].trim().split(/\s+/).length;
}
