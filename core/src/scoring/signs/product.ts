/** What product people name: users, problems, criteria, metrics, what is given up. */

export const users =
  /\b(?:commuters?|students?|parents?|famil(?:y|ies)|kids?|child(?:ren)?|seniors?|older (?:people|readers)|old people|elderly|teenagers?|newcomers?|new (?:members|users|people)|people (?:new|who)|heavy readers|travell?ers?|users?|segments?|groups?|lost members|listeners|mothers?|fathers?)\b/g;
/** Chooses one of them. */
export const choosesUser =
  /\b(?:i(?:'d| would|'ll| will)? ?(?:pick|choose|focus on|go for|take|concentrate|select|prioriti[sz]e|start with)|so i (?:pick|take|choose))\b/;
/** A need, told as something that goes wrong. */
export const problem =
  /\b(?:problem|pain|need|needs|want|wants|can'?t|cannot|isn'?t available|not available|is out|it'?s out|nothing (?:there|to|at home)|weeks?\b.*\b(?:wait|out)|suffers?|struggles?|hard to|forgotten|difficult|complicated|annoying|same titles|no time|hurts)\b/;
/** A moment with a place, an hour or a person in it. */
export const situation =
  /\b(?:(?:sunday|monday|friday|saturday) (?:night|morning|evening)|in the (?:evening|morning) at|at (?:seven|eight|six|night|noon)|picture (?:a|this|her|him)|imagine|on (?:a|the|his|her) (?:bus|train|phone|way|mum's)|nine-year-old|child is|the mother|he wants|she (?:wants|search|searches)|every single|mum's)\b/;
export const howOften =
  /\b(?:every (?:single )?(?:day|week|trip|evening|time|morning|month)|each (?:week|day|month|evening)|once\b|twice|almost each|most days|per cent of them|tens of thousands|how often)\b/;
export const comparesUsers =
  /\b(?:compare|against (?:one|a) (?:yardstick|criterion)|yardstick|by (?:how many|size|reach|how much)|how many (?:they|could)|none of|biggest group|who'd never)\b/;
export const features =
  /^(?:so,? )?(?:i'd|i would|we should|let's) (?:add|build|make|create|do|put|redesign|launch)\b|\b(?:dark mode|ai recommendations?|social feed|chatbot|redesign)\b/;

export const conditions =
  /\b(?:for (?:the|that|this|it) .{0,40} to work|must (?:allow|be)|would have to|only needs?|needs? only|as long as|provided|what would have to be true|paid by)\b/;
export const wild = /\b(?:wild|crazy|bold|moonshot)\b/;

export const criterion =
  /\b(?:criteri(?:on|a)|judge by|chose by|choose by|decide (?:by|for the way)|i decide|rank by|measured by|by (?:active|members won|total|the number|impact|effort|reach)|per (?:week|day|effort)|ratio|best (?:ratio|figure)|most members|fastest|most fast|quickest|stops? the loss|for one week of work|per week of effort|weigh|because it (?:bring|brings|has|gives|stops)|as it gives|since it|because it's|what (?:the )?council (?:counts|wants)|i(?:'d| would) judge|good because)\b/;
export const weighs =
  /\b(?:not alone|not only|weigh|as well|also (?:look|the|how)|both|then by|on both|and the ratio|total|absolute|versus|but (?:it|the|against))\b/;
export const fromAim =
  /\b(?:council|objective|goal|by noon|what counts|head of product|eighteen months|aim|mission|at noon)\b/;
export const wouldChange =
  /\b(?:if we had|if the council|unless|would change|i'd swap|swap (?:them|it)|(?:if|unless) .{0,40}(?:goes|rises|falls|passes|drops|exceeds|is (?:above|below|over|under))|reverse|depends on whether)\b/;

export const metric =
  /\b(?:metrics?|measure|track|monitor|watch|number one|one number|kpi|we'?ll know|will know|see (?:that|if) (?:it|they)|look (?:every day )?(?:on|at) (?:paid|bookings|the share|active)|look at bookings|share (?:of|who|on)|active members|paid (?:share|bookings)|go(?:es)? (?:back )?up|number of active)\b/;
/** A share or count that follows from the problem, not "more users". */
export const closeMetric =
  /\b(?:paid share|paid bookings|share (?:of|who|on|online)|members (?:who|active)|borrow (?:with)?in|within (?:a|an|one|two|\d+) \w+|in seven days|first hour|by device|on android|daily|every day|active members|who finish)\b/;
export const guardrail =
  /\b(?:guardrails?|should(?:n't| not) (?:go|rise|be)|not (?:more|go up|rise)|turn(?:s|ed)? off|unsubscribe|switch(?:es|ed)? off|complain\w*|(?:and|with) (?:on )?fraud|fraud (?:losses|that|as)|cancell?ations?|don't fob|annoy\w*)\b/;
export const reading =
  /\b(?:if (?:more than|it's (?:under|not|below|above)|it isn't|it is not|that|more|it)\b.{0,60}(?:stop|look|roll|i'd|we)|from \w+ to \w+ percent|i stop|we stop|under \w+ after)\b/;

export const givesUp =
  /\b(?:give up|given up|giving up|we lose|i lose|lose (?:\w+ ){0,3}(?:fraud|dollars)|even though|leave (?:the|out)|has to wait|must wait|have to wait|the price is|price is|we accept|accept (?:the|nine|some)|at the expense|sacrific\w+|cost(?:s)? us|what we (?:give|lose)|lose some|trade-?off|in return|it's pity|costs twelve|the car mode|we'd lose)\b/;
export const side =
  /\b(?:but|fine|okay|ok|worth|net|still|so i'm|accept|against|only|outweighs?|more than (?:that|makes up))\b/;
