import { pools } from '@caseroom/core/interview/wording-pools';
import { tokensOf } from '@caseroom/core/speech/cues';

/** Words that tell of no case: small ones, and whatever the standing phrases of every interview are made of. */
export const plainWords: ReadonlySet<string> = new Set(
  tokensOf(
    [
      'that this with from what which when where would could should have does will they them then than only also into more most much many some very well just about there their your client company question think look take time next part point answer going want need know tell said first other before after',
      'detail view note mind start starting build idea thing things way ways side sides case start begin here been being both come done each even every give given going good hear heard help keep kind last later less long made make mean might must never often once over place quite rather really right same seem seen show since still such sure talk thank thanks these those through today together toward under until upon using whole while whom without word words work write year month week second third three four five',
      Object.values(pools).flat().join(' '),
    ].join(' '),
  ).map(({ stem }) => stem),
);

export const isTelling = (stem: string): boolean => stem.length > 3 && !plainWords.has(stem);
