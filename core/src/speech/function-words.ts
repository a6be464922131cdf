function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** Words that end a noun phrase: whatever is counted stands before them. */
const FUNCTION_WORDS = wordSet(`
  a an the this that these those each every all any some no not both either neither
  i you he she it we they me him her us them my your his its our their who whom whose which what when where why how
  and or but nor so yet because since although though while whereas if unless then than as
  of in on at by for with from to into onto over under above below between among per about around across after before
  during through throughout until till within without against toward towards up down off out via versus vs
  is are was were be been being am do does did done has have had having will would shall should can could may might must
  gives give gave makes make made means equals equal yields comes come came goes go went gets get got leaves brings adds
  seems looks sounds works needs takes took says said sells sold buys pays paid costs cost drops falls rises grows
  fell rose grew declined increased decreased dropped
  times minus plus less more fewer higher lower bigger smaller larger cheaper greater better worse divided multiplied
  now here there today tomorrow yesterday again also too just only still even already always sometimes often
  yes okay ok right well actually sorry perhaps maybe roughly approximately exactly really very quite almost nearly
  least most total altogether overall combined respectively together instead else apiece annually monthly weekly daily
  yearly hourly quarterly ago later long old high wide deep tall ish fold like let's i'm i'd it's that's there's we're
  basically obviously currently usually typically probably thus hence therefore afterwards besides
  instead assuming given using including excluding compared based looking going saying assume say call think thanks
  please yeah yep nope hi hello bye whatever etc
`);

/** Whether a word binds a sentence together rather than naming a thing. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word) || word.includes("'");
}
