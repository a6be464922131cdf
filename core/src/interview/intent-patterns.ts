/** How people say what they want of an interviewer, whatever the case is about. Matched on lower-cased text. */

export const injection =
  /\b(ignore|disregard|forget|override) (?:\w+ ){0,3}(instructions?|rules?|prompts?|guidelines)\b|\b(system prompt|developer mode|jailbreak|you are now|act as (?:a|an|my)|pretend (?:to be|you are))\b|\b(print|reveal|show|output|repeat) (?:\w+ ){0,3}(prompt|instructions|case file|answer key|rubric)\b|\bgive me (?:a )?(?:top|full|maximum|perfect) (?:score|marks)\b/;

export const begging =
  /\b(just|please|can you|could you|why (?:don'?t|can'?t) you) (?:just )?(?:tell|give) me the (?:right |correct |final )?(?:answer|result|solution|number)\b|\bwhat(?:'s| is) the (?:right |correct )?(?:answer|solution)\b|\b(tell|give) me the (?:right |correct |final )?(?:answer|solution)\b|\b(?:was|is) (?:that|this|it|my answer) (?:right|correct)\b|\bam i (?:right|correct|on the right track)\b|\bdid i get (?:it|that) right\b|\bi beg you\b/;

export const hostile =
  /\b(stupid|idiot|idiotic|moron|dumb|useless|ridiculous|shut up|screw you|fuck\w*|bullshit|shit|crap|hate (?:you|this)|waste of (?:my )?time|pathetic|garbage)\b/;

export const offCase =
  /\b(joke|poem|song|recipe|football|soccer|basketball|the weather (?:like )?(?:today|where you)|your favou?rite|are you (?:an? )?(?:ai|robot|bot|human|real|machine|computer|chatgpt|gpt)|which model are you|what model are you|who (?:made|built|trained) you|what did you (?:eat|have for)|do you (?:like|love|have a (?:family|girlfriend|boyfriend))|my (?:dog|cat|girlfriend|boyfriend|weekend|holiday|dinner)|lottery|horoscope|politics|election|president)\b/;

export const smalltalk =
  /\b(how are you|how'?s it going|nice to meet you|good (?:morning|afternoon|evening)|how do you do|how has your day|pleased to meet you)\b/;

export const greeting = /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|welcome)\b/;

/** "May I take a minute?", said by somebody for themselves: a customer may take two minutes as well. */
export const askTime =
  /\b(?:(?:i|i'?d|i'?ll|me|us|we)(?: \w+){0,4}? ?\b(?:take|have|need|get|use|like|want|spare|appreciate)|(?:give|grant|allow|lend) (?:me|us))(?: just| maybe| about| perhaps| please| for)* (?:a|one|two|another|some|few|thirty|forty[ -]five|sixty|ninety|\d+|half a|my|a bit of|extra|more)(?: more| few| couple of| quick| short| brief| bit of| little| bit more| little more| bit| extra| thirty| sixty| \d+)* (?:minutes?|mins?|moments?|seconds?|secs?|time)\b(?! (?:per|a|each|of)\b)|^(?:just |sorry,? |ok(?:ay)?,? |um,? |yes,? |sure,? |actually,? )*(?:one|a|another|two|half a)(?: more| quick| short| thirty| sixty| few| \d+)* (?:minute|minutes|moment|second|seconds|sec)\b.{0,14}$|\bbear with me\b|^hold on\b|\b(?:some|more|extra|a bit more|a little more) time\b(?: to think| please|[.?!]|$)/;

/** Said alone it asks for time; said before a sentence it only begins it. */
export const letMeThink =
  /\b(?:let me|i need to|i(?:'d| would) like to|can i|could i|may i|i want to|i have to) (?:just |quickly |briefly )?(?:think|gather my thoughts|collect my thoughts|structure my thoughts|sort my thoughts|organi[sz]e my thoughts|write (?:this|that|it|something) down|do the math|run the numbers|calculate (?:this|that)|work (?:this|that|it) out)\b/;

export const extendTime = /\b(another|more|extra|bit longer|a little longer|few more|additional)\b/;

export const repeat =
  /\b(repeat|say (?:that|it|this) (?:again|once more)|come again|once more please|one more time|pardon|sorry\?|what was (?:that|the question)|what did you say|didn'?t (?:catch|hear|get) (?:that|you|it|the question)|could(?:n'?t| not) hear)\b|^(?:sorry|what|pardon)\??$/;

export const askHint =
  /\b(?:(?:give|have|get|need|want|like|use|take|offer)(?: me| us)? (?:a |another |one |some |the |any )?(?:small |little |further )?(?:hints?|clues?|nudge|tips?)|(?:any|another|one more) (?:hints?|clues?|tips?)(?:,? please)?|a hint(?:,? please)?\??$|i(?:'m| am) (?:completely |a bit |really )?(?:stuck|lost)|point me|in the right direction|(?:can|could|would) you (?:please )?help(?: me)?\b|i (?:would |really |could )?need (?:some |your )?help|(?:i )?(?:don'?t|do not) know (?:how|where) to (?:start|begin|go on|proceed|do)|not sure (?:how|where) to (?:start|begin|go on|proceed))\b/;

export const noMoreQuestions =
  /\b(?:no (?:more|further|other|additional)? ?questions?|no,? (?:that'?s|that is|that will|that was) (?:all|it|everything|clear|fine)|that'?s (?:all|it|everything) (?:from me|for now|i need|i wanted)|nothing (?:else|more|further)|i(?:'m| am) (?:all )?(?:good|set|clear|fine|done|ready)|all clear|(?:that'?s|it'?s|everything is|everything'?s|all) (?:very |perfectly |quite )?clear|let me (?:structure|lay out|walk you|start with my)|i(?:'d| would| will|'ll) (?:like to )?(?:structure|lay out|start with my structure)|ready to (?:structure|start|go|begin)|here(?:'s| is) (?:how|my)|no questions|let'?s (?:go|start|begin|move on|dive))\b|^(?:no|nope|none|not really|i think not|no thank you|no thanks)[.!,]?$/;

export const done =
  /\b(that'?s (?:it|all|everything|about it|my (?:structure|answer|recommendation|list))|that is (?:it|all|everything)|that would be (?:it|all|my)|i(?:'m| am) (?:done|finished|ready)|nothing (?:else|more|further)|no (?:more|further|other) (?:ideas?|questions?|points?)|can'?t think of (?:any|more|anything)|i think that'?s)\b|^(?:no|nope|none|not really|i think not|that's it|done)[.!,]?$/;

export const ready =
  /^(?:(?:yes|yeah|yep|sure|okay|ok|of course|absolutely|please|certainly|great|good|fine|ready|all right|alright|perfect|sounds good|go ahead|i'?m ready|yes please|let'?s go|let'?s start|thank you|thanks|i am ready|we can start|happy to)[\s,.!]*)+$/;

export const yes =
  /^(?:yes|yeah|yep|yup|correct|right|exactly|that'?s (?:right|correct|it|what i said)|that is (?:right|correct)|indeed|sure|true|affirmative|confirmed?|i did|it is|you did|perfect|mm-?hm+|uh-?huh|okay|ok)\b/;

export const no =
  /^(?:no|nope|not (?:quite|exactly|really)|wrong|incorrect|that'?s (?:not|wrong)|sorry,? no|i (?:said|meant)|actually)\b/;

export const question =
  /\?|^(?:so |and |okay |ok |um |also |then |well )*(?:what|which|who|whom|whose|when|where|why|how|do|does|did|is|are|was|were|can|could|would|should|have|has|will|any)\b|\b(?:do we (?:know|have)|is there (?:any|a)|are there (?:any)?|can you (?:tell|give|share)|could you (?:tell|give|share)|i(?:'d| would) (?:like|want|love) to (?:know|understand|see|ask|learn|get|clarify)|i want to (?:know|understand|see|ask)|tell me (?:about|more)|any (?:information|data|idea|insight|figures?|numbers?)|information (?:on|about)|data (?:on|about)|wondering|curious|my (?:first |second |next |other |last )?question|i have a question|want to ask|need to know|let me ask|may i ask|can i ask|what about|how about|clarify)\b/;

export const broadData =
  /\b(?:all (?:the )?(?:data|information|figures|numbers)|any (?:data|information|figures|numbers|other data|more data|additional (?:data|information))|what (?:data|information|figures|numbers) (?:do (?:we|you) have|is (?:there|available)|are there)|some (?:data|numbers|figures|information)|everything (?:you have|we know)|more (?:data|information|details)|the (?:data|numbers|figures))\b/;

export const askDefinition =
  /\b(?:what (?:do you|does|is|are|exactly is|exactly do you)\b.{0,30}\b(?:mean|meant by|definition)|define|definition of|what (?:is|are|'s) (?:a|an|the)? ?[\w-]+(?: [\w-]+)?\??$|meaning of|how (?:do (?:we|you)|is|are) .{0,30}defined|what counts as|mean by)\b/;

export const askReading =
  /\b(?:axis|axes|x-axis|y-axis|legend|what (?:do|does) the (?:numbers?|figures?|columns?|rows?|bars?|lines?|chart|graph|table|exhibit|unit)|(?:is|are) (?:that|this|these|those|it|they)(?: figures?| numbers?)? (?:per|a|in|by|for|monthly|yearly|annual|weekly|daily|thousands?|millions?|percent|averages?)\b|which unit|what unit|in what unit|how (?:do|should) i read|units? (?:of|in) the)\b/;

export const recap =
  /\b(?:let me (?:just )?(?:recap|repeat|play (?:that|it|this) back|summari[sz]e|make sure)|to (?:recap|summari[sz]e|play back)|so (?:our client|the client|if i understand|what i understand)|(?:just )?to (?:confirm|make sure|be sure)|if i understood|as i understand|playing (?:that|it) back|my understanding)\b/;

/** Says what somebody would do, or have done. */
export const advises =
  /\b(?:should(?:n'?t)?|ought to|recommend\w*|advi[sc]e\w*|suggest\w*|propos\w+|i(?:'d| would)|we(?:'d| would)|let'?s|better (?:to|off)|my (?:answer|conclusion))\b/;

export const hypothesis =
  /\b(?:my (?:initial |first |working )?hypothesis|i (?:would )?(?:suspect|assume|believe|hypothesi[sz]e|expect)|my (?:guess|hunch|gut feeling|assumption)|i(?:'d| would) (?:guess|bet)|likely (?:that|because)|i think (?:that )?(?:the|it|this|they|we))\b/;

export const nextStep =
  /\b(?:i(?:'d| would| want to| will|'ll|'m going to| am going to) (?:like to )?(?:look|start|begin|go|dig|explore|analy[sz]e|understand|check|move|turn|focus|examine|dive|calculate|compute|estimate|investigate|see)|let(?:'s| us| me) (?:look|start|begin|go|move|turn|focus|dig|dive|explore|analy[sz]e|calculate|check|examine)|next(?:,| step| i)|first(?:,| i))\b/;

export const rounding =
  /\b(?:about|around|roughly|approximately|approx|round(?:ed|ing)?|let'?s (?:say|call|take|use|assume)|let me (?:say|round|use)|say|nearly|almost|some|close to|more or less|ish|circa|call it)\b/;

/** Marks the address that ends granted thinking time: whoever says so is speaking to the interviewer again. */
export const address =
  /\b(?:(?:okay|ok|all right|alright|right|great|good|yes|so|well|now),? (?:so |then |now )?(?:i(?:'m| am) (?:ready|done|back|good)|here(?:'s| is| are)|my (?:structure|answer|approach|recommendation|hypothesis|framework)|let me (?:walk|take|start|share|tell|present|explain)|i(?:'d| would|'ll| will| have| want| think we| suggest| see)|the (?:answer|result))|i(?:'m| am) (?:ready|done|back|finished|good to go)|here(?:'s| is) (?:my|what|how)|let me (?:walk|take|talk) you|i(?:'d| would) (?:like to )?(?:structure|look at|break|start|split|recommend|suggest|walk you|propose)|my (?:structure|answer|recommendation|approach|framework) (?:is|has|would|consists|looks)|thank(?:s| you) for the time|can we (?:go on|continue|start)|we can (?:go on|continue|start)|i have (?:structured|my structure|an answer|a structure|three|two|four))\b/;

export const pushedTime =
  /\b(\d{1,3}|thirty|forty[ -]five|sixty|ninety|one|two|a|half a|couple of|few|another)\s*(?:more |full )?(seconds?|secs?|minutes?|mins?)\b/;

/** Says how one thing bears on another, which a list of things does not. */
export const relates =
  /\b(?:because|since|so that|depend\w*|driv(?:e|es|en|ing)|therefore|as long as|which (?:means|tells|would|is why)|that (?:means|tells)|matters?|in order to|compared? (?:to|with)|against|unless|if|whether|means|due to|leads? to|too (?:few|many|much|little|small|low|high)|less than|more than)\b/;

/** Says what comes first, or counts most. */
export const prioritises =
  /\b(?:first(?:ly)?|start(?:ing)? with|begin(?:ning)? with|most important|priority|prioriti[sz]e|largest|biggest|above all|mainly|in that order|before (?:i|we|looking))\b/;

/** Addressed to whoever scores, and no part of any answer. */
export const asksForScore =
  /\b(?:give|award|grant|rate|score|grade|mark|assign) (?:me|this|it|him|her|us|the candidate|this candidate|all|every|everything)\b[^.]{0,40}\b(?:fives?|5|tens?|10|scores?|marks?|points?|levels?|ratings?|stars?)\b|\b(?:score|rating|level|grade) ?(?:is|should be|must be|:|=) ?(?:a )?(?:five|5|maximum|outstanding)\b|\bi deserve (?:a|the|full|top)\b|\b(?:note|message|instruction)s? (?:to|for) the (?:judge|assessor|evaluator|grader|model|ai)\b/;
