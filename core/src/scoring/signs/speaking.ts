/** How people mark the way through what they say, and how they lose it. */

/** Headings and numbered points, at least two of them. */
export const signposts =
  /\b(?:(?:two|three|four|five|several|2|3|4) (?:\w+ )?(?:areas|parts|pieces|points|blocks|buckets|questions|things|reasons|steps|ways|levels|legs|tests|layers|kinds|groups|angles|directions|branches|cuts|branches|dimensions|problems|approaches|risks|findings)|first(?:ly)?,|second(?:ly)?\b|third(?:ly)?\b|(?:part|step|reason|point|block|number) (?:one|two|three|a|b|1|2)\b|^(?:one|two|three|a|b|c)[,.:]|(?:^|\. )(?:one|two|three)[,:]|finally\b|on the (?:cost|revenue|demand|supply|other) side|bottom step|my (?:recommendation|answer|advice|proposal) is|next step|the (?:main |biggest )?risk is|for (?:whether|if|how)\b)/g;

/** Talk of oneself and the world that the case has no use for. */
export const digression =
  /\b(?:my (?:uncle|aunt|grandmother|grandfather|mother|father|brother|sister|friend|dog|cat|university|experience|phone|flat|girlfriend|boyfriend|wife|husband|holiday)|i (?:used to|was (?:once|there)|once|deleted|had one|have a dog|love|do the same|eat|studied)|when i (?:go|was|went)|i'?ve done|people love|nowadays|these days|everybody does|in my experience|as we all know|the economy|the pandemic|at the end of the day|i wonder|that's lovely|who knows|all kinds of things|in all sorts of ways)\b/;

/** Words that say nothing of any case. */
export const hollow =
  /\b(?:holistic\w*|strategic(?:ally)?|synerg\w+|leverag\w+|vision|passion\w*|mindset|alignment|roadmap|unlock\w*|full potential|customer at the cent(?:re|er)|exciting|opportunit(?:y|ies)|inspir\w+|agile|compelling)\b/g;

/** Waits for the other to lead. */
export const waits =
  /\b(?:what (?:do|would|did) you (?:think|want|like|prefer|need)|which one do you want|where do you want|what should i|should i (?:calculate|do|start|look|go|begin)|what'?s next|not sure where to (?:go|start|begin)|where to go from here|don'?t know(?:,)? (?:what|where|how)|i don't (?:really )?have (?:one|a (?:structure|plan))|could you help|can you help|help me|whatever you (?:think|want|have|say)|i'm open|if you prefer|tell me (?:what|where)|you (?:decide|choose)|would you like me)\b/;

/** Asks for data. */
export const asksData =
  /\b(?:(?:can|could|may|do|does|did|is|are|was|were|have|has|how (?:many|much|long|full|often)|what (?:is|are|was|were|would|data|'s)|when|which|where) .*\?|i(?:'d| would)? ?(?:need|want|like to (?:know|see|have)|want to (?:see|know|compare))\b|give me (?:all|the|data|some))/;
/** Names the purpose of what is asked for. */
export const purpose =
  /\b(?:because|since|so that|so i can|to (?:see|get|size|check|compare|find|know|test|lay|prove|tell|work|understand|judge|decide|see what|see if|see who)|in order to|which (?:tells|shows)|then i see|for (?:that|this|check|the)|as (?:it|that|this)|if (?:most|it|that|we))\b/;

/** Says where to go next, of one's own accord. */
export const drives =
  /\b(?:next(?:,)? (?:i|i'd|i want|i need)|now i(?:'d| want| would| go| need)?\b|so next|i(?:'d| would|'ll| will) (?:now |next |then |first |like to |also )*(?:go|turn|look|start|begin|move|take|drop|come back|run|check|structure|compare|get|test|close)|let me (?:close|go|turn|tell|take|work|lay)|let's (?:put|go|look|turn|size)|on to (?:the )?|i (?:begin|start|want to (?:compare|see|know|start|do)|take|go|'ll go|compare|need)\b|so we go|here's my plan|i'll|that'?s my last question)/;
/** Closes what does not matter. */
export const closes =
  /\b(?:can (?:close|drop|stop|leave|set aside)|i(?:'ll| can| will) (?:drop|close|set aside|leave)|we can (?:drop|close|leave)|is done\b|that block is|set aside|off the (?:hook|table|list)|let me close|rules? (?:it|that) out|kills|not the (?:problem|cause|issue|reason)|isn't (?:the|what|rent)|no (?:obstacle|issue)|so it isn't|does(?:n't| not) decide|so it's not)\b/;

/** A pushback, in the interviewer's words. */
export const pushback =
  /(?:^|[.!?] )(?:but )?(?:why (?:not|would|simply|is that|do you)|are you sure|is that (?:really )?enough|really\?|i(?:'m| am) not (?:convinced|sure)|isn'?t (?:it|that)|what makes you)|\bnot convinced\b/i;
