/** How people give an answer to whoever has to decide. */

/** Takes a side, or gives the figure that was asked for. */
export const takesSide =
  /\b(?:recommend\w*|advi[sc]e\w*|my (?:answer|proposal|estimate|conclusion) is|suggest\w*|should(?:n't)?|i(?:'d| would|'ll| will)(?: still| not|n't| rather| probably| strongly| also| definitely)* (?:say (?:yes|no|go|lease|buy)|go (?:for|with|ahead)|not open|not|leave|open|tell (?:her|him|them|the (?:owners?|founders?|client|head))|keep|build|roll|revert|make|start|fix|lease|add|sell|price|sign|limit|introduce|cap|buy|call it)|go (?:with|for|to|ahead)|call it (?:about |around |roughly )?\d|the (?:market|price|market size) (?:is|should be)|(?:it's|it is) (?:around|about|roughly)|i estimate|we (?:roll|go|take|switch|turn|revert)|i (?:revert|roll back|make first|decide))/;
/** An order to act opens many a spoken answer: "Sell it at twenty thousand." */
export const actsAtOnce =
  /^(?:(?:so|yes|no|well|okay|then|then|and),? )*(?:don't|do not|never|open|sell|print|price|put|set|add|cap|limit|introduce|sign|go|buy|leave|tell the|roll|revert|take|call|make|start|build|try|stop|keep|lease|yes|no|promise|launch|enter|raise|another|first the|about \d|around \d|roughly \d|\w+(?: thousand)?(?: dollars)? to buy|\w+ thousand\b|the (?:reminder|market|price)|half in)\b/;
/** Leaves the question open. */
export const leavesOpen =
  /\b(?:it depends|depends on many|pros and cons|could be good or|different options|many (?:exciting )?(?:paths|options|ways)|more (?:information|data) (?:to|is|would)|look into that more|a bit of everything|hard to say|one could think about|both (?:are )?possible)\b/;
/** Says it and takes it half back. */
export const hedges =
  /\b(?:i guess|maybe|i think|i suppose|i'd maybe|on balance i guess|somehow|or so|could (?:try|open)|one could|you could|probably)\b/;
/** Retells what was done, before any answer. */
export const retells =
  /\b(?:we (?:looked|saw|said|calculated|took|found|did|started|talked)|in this case we|as we saw|we've (?:seen|looked)|so,? we|it's an interesting)\b/;

export const risk =
  /\b(?:risks?|risky|danger\w*|go(?:es)? wrong|could (?:change|turn|bite|go|hurt|kill|be (?:an issue|a problem))|(?:bite|hurt) us|watch (?:out|that|for)|what if|uncertain\w*|least sure|less sure|not sure|weak(?:est)? (?:spot|point)|worr\w+|downside|threat\w*|careful|too optimistic|if (?:it rains|people|they don't|fewer|a)|might (?:not|prefer|leave|switch|choose)|may (?:not|leave|switch|refuse)|my doubt|doubt is|complain\w*|fraud|rain\w*|depends on (?:the )?weather|unhappy|angry|get angry|afraid|unless|there may be|second cause)\b/;

/** What turns out worse than it is taken for; what somebody may do of their own accord ("she might go over the costs") is none. */
const turnsOut =
  '(?:overstat\\w*|overestimat\\w*|underestimat\\w*|understat\\w*|exaggerat\\w*|mislead\\w*|(?:simply |just |only )?(?:move|come|go|drift) (?:over|away)(?! the)|stay (?:away|at home)|be (?:wrong|off|too \\w+|lower|higher|fewer|smaller|less|biased|worse|polite|misleading)|be that\\b|fall\\b(?! (?:back|for))|shrink\\w*|slip|fail|rise|go (?:up|down)|react\\w*|copy|retaliate|undercut|cannibali[sz]\\w*|eat into)';
export const worsens = new RegExp(
  `\\b(?:(?<!\\b(?:i|we|she|he|you) )(?:may|might|could)(?: (?:well|also|still|then|even|easily|of course))* ${turnsOut}|(?:probably|likely to|likely|often|usually|tends? to|perhaps|maybe)(?: be)? (?:overstat|overestimat|exaggerat|underestimat)\\w*|(?:people|guests|customers|users|members|patients|some|many|respondents)(?: \\w+){0,2} (?:overstate|overestimate|exaggerate)\\b|(?:stops|stop) being (?:true|right)|no longer (?:true|right|holds|pays|works)|(?:only|just) (?:works|holds|pays|true|right) (?:as long as|if|while|when|so long as))`,
);

export const nextStep =
  /\b(?:next (?:step|week|month|quarter|year|monday)|first step|first,? (?:i'd |i would )?(?:talk|call|speak|ask)|(?:as|for) (?:a |the )?next|next[,:]? (?:i|talk|i'd|we|step)|next i'?d|on monday\b(?!s)|by (?:thursday|friday|monday|next)|from (?:september|next|january)|(?:this|in|the coming) (?:week\w*|month|summer|autumn|spring|weekend|july|june|march|one region)|in (?:two|three|one|a few) (?:gyms|regions?|clinics|practices|weeks)|(?:pilot|test|try|trial|run|launch) (?:it |them |that |this )?(?:with|off )|(?:start|begin|pilot|test|try|trial|run|launch) (?:it |them |that |this )?(?:out |two |in|some|a few|four|three|for|next|the|first|schools|off)|would propose|let'?s (?:run|try|hire|start|test|call)|before you (?:print|put|quit|sign|start)|do (?:a|the) (?:survey|due diligence|pilot|test)|i'd (?:first |then |also )?(?:talk|speak|call|ask|contact|check|test|pilot|meet|redraw|sit|try)|i would (?:first )?(?:talk|speak|call|ask|contact|check|test|pilot|propose|try)|meet the|talk to the|ask (?:two hundred|ten|some|the)|call the|we ask|today\b|tell (?:heavy|the staff)|announce it|count (?:tuesdays|who))/;
