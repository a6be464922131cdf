/** How people reason aloud. Matched on sentences as `plain` gives them; none of it is about any one case. */

/** Says why, or how one thing bears on another. */
export const reason =
  /\b(?:because|since|so that|given that|in order to|due to|that's why|that is why|which is why|which (?:means|tells|caps|shows)|depends? on|as (?:it|that|this|these|those|the|they|we|you|she|he|i|nobody|most|there|everyone|some|closed|a|an|new|soon|people|summer|building|what)\b|for the reason|the reason|for (?:them|her|him) it'?s|otherwise|if that can'?t|hangs? on|caps? (?:what|how)|without (?:it|that|demand)|nothing (?:runs|else matters)|(?:it|that|this) (?:tells|says|shows|sizes|ties|eases|hits|falls|reaches|keeps|sets)\b)/;

/** Puts one thing before the others. "First, ... second, ..." is a list and no priority. */
export const priority =
  /\b(?:(?:i'd|i would|i'll|i will|i|let's|let me|we'd|we should|i want to|i'd like to|i'm going to|going to) (?:\w+ ){0,3}(?:start|begin|lead|kick off)\b|start(?:ing)? (?:with|there|from|at)|begin(?:ning)? (?:with|there|from|at)|(?:look|go|check|take|do|put|size|know|test|cut|see|understand|tackle)\w* (?:\S+ ){0,7}first\b(?! (?:principles|year|week|cut|class|look))|first (?:i'd |i would |i want |of all )(?!.*\bthen\b)|i'd first|i would first|i(?:'d| would) (?:like to |want to )?(?:first|also first)|most important|more important|matters? (?:the )?most|counts? (?:the )?most|(?:top|first) priority|priority is|comes? first|goes? first|is (?:before|ahead of) (?:all|everything|the rest)|before (?:all|anything|everything|the (?:others?|rest)|i'd look|looking)|(?:spend|put) (?:most|my|the most) (?:of my )?(?:time|effort|energy)|above all|what decides|decides? this|the (?:part|step|one|piece|number) (?:that |i'd |i will |where )|careful (?:the )?most|(?:the \w+|that|this|these|members|people|couriers|value|funnel|path|arrivals|prices?) first\b|first after all|first (?:as|because|since|to)\b|in (?:that|this) order|biggest lever|largest lever)/;

const hedge = '(?:maybe |perhaps |probably |also |rather |still |fairly |just )*';
/** Says what is expected before it is known. */
export const expectation = new RegExp(
  `\\b(?:hypothesi[sz]e?s?|my ${hedge}(?:first |initial |working |starting )?(?:guess|hunch|feeling|sense|bet|theory|expectation|idea|view|suspicion|belief|thought|assumption)|i(?:'d| would| do|'m|'ll| will)? ?${hedge}(?:expect|suspect|bet|believe|reckon|assume|guess|imagine|hypothesi[sz]e|anticipate)|i'd be surprised|i(?:'m| am) ${hedge}(?:convinced|sure|certain)|most likely|what i expect|i (?:would )?think(?! (?:about|of|it's (?:really )?important)))`,
);
/** A guess that carries nothing: "maybe", "I guess", "probably" and no more. */
export const weakGuess = /\b(?:maybe|perhaps|probably|i guess|i assume it|my guess|might be|could be)\b/;

/** What would show whether an expectation holds. */
export const testable =
  /\b(?:(?:i'm|i'd be|i would be|i was|it'd be|it would be|that'd be|would be|i'll be) wrong|prove (?:me|it|myself|that)|if (?:that's|that is|it's|this is|i'm|so|that were) (?:right|true|so|wrong|correct)|if (?:i'm|i am) (?:right|wrong)|i'd (?:see|drop|change|halve|know|notice|give|spot|tell)|i would (?:see|drop|change|halve|know)|i'll (?:change|see|drop)|which i'd see|(?:would|should|must) (?:show|have grown|be visible|see)|should have (?:grown|fallen|risen|gone)|to (?:test|prove|check|verify) (?:that|this|it)|i can (?:stop|close|drop)|would change my|change my (?:mind|opinion|view)|if .{3,80}(?:wrong|drop that|natural way|change my))/;

/** Comes back to what was expected, once the facts are there. */
export const revised =
  /\b(?:as (?:i|we) (?:\w+ )?(?:expected|suspected|thought|said|assumed|guessed|believed|hoped)|(?:how|like|what|than|which) (?:i|i'd|i had) (?:\w+ )?(?:expected|suspected|thought|said|assumed|guessed|feared)|as expected|as suspected|confirms?\b|confirmed|supports? (?:the|my|that|this)|i was (?:right|wrong)|so i was|(?:my|the) (?:idea|hunch|theory|view|expectation|hypothesis|guess|thought|bet)(?: \S+){0,4} (?:was|is|holds|held|changes|changed|turns|right|wrong|stands)|chang(?:e|es|ed) my (?:view|mind|opinion)|fits (?:my|the|with)|i'd have (?:said|thought)|i would have (?:said|thought|doubted)|the one i (?:was|had)|so my (?:view|idea|hypothesis|hunch|guess))/;

/** Draws a consequence. */
export const consequence =
  /\b(?:which means|that means|this means|it means|means (?:that|she|he|they|it|we|the)|meaning (?:that|they|she)|therefore|hence|tells? (?:her|us|me|them|him|that)|implies|implication|that's why|in real|so (?!far|much|many|that is|that's|i took|i think i)|which (?:flips|kills|makes|decides|changes|leaves|eats|points|sizes|is why)|then (?:she|they|we)|points? (?:to|at)|makes (?:it|that|building)|turns the|the (?:fix|answer|cure|question|trouble|real break) (?:is|has|must|becomes)|worth (?:it|doing)|i(?:'d| would)(?: not|n't)? (?:call|leave|take|drop|do|open|go|worry|invest|look|talk|quote|let|be careful|check|begin|fix)|needs? (?:more|to|somewhere)|on the (?:average|whole)|under control|no (?:tears|need|obstacle)|not (?:what|the) (?:decides|problem|demand)|isn't what|back in|we (?:lose|can|should|needn't)|she (?:loses?|needs|should|earns|would)|they (?:should|need|don't|would|lose)|doesn't decide|can be (?:closed|dropped)|careful)/;

/** Puts two findings together, or says what is surprising. */
export const connection =
  /\b(?:together|combined|both|put differently|at the same time|as well as|on the other hand|whereas|while|although|though|but|yet|however|except|surpris\w+|interesting(?:ly)? (?:because|that)|unlike|even (?:stronger|though)|from before|compared (?:to|with)|against the|instead|rather than|not the \w+(?: \w+)? but|so it isn't|alone|as i|confirms|by far|than (?:the|i|a|we|all|before)|a fifth|half of|nearly all|practically|basically the whole|almost (?:all|everything)|per wash|each wash)\b/;

/** Names what is to be looked at, asked or done next. */
export const nextLook =
  /\b(?:next\b|i(?:'d| would|'ll| want to| will) (?:now |next |also |then )?(?:look|check|ask|want to know|like to (?:know|see)|need|test|call|find out|see|talk|turn|size)|now (?:i|let me)|let me (?:close|go|turn|check|look)|what (?:decides|i'd look|matters|counts) (?:now|next|is)?|so (?:the question|i'd|i'll|i want|the thing)|the question (?:becomes|is|now)|one would have to know|that's what i'd|before planning|on to)/;

/** Changes, decides or rules something out. */
export const decision =
  /\b(?:flip\w*|decid\w+|chang(?:e|es|ed) (?:the|what|that|my|to)|turns|rules? out|drop (?:the|that|it)|close (?:that|this|the)|kill\w*|(?:don't|do not|doesn't|shouldn't|wouldn't|not) (?:need|touch|buy|open|lease|throw|worry|decide)|needn't|should|must|before any|instead of|rather than|would be (?:wrong|money|thrown)|only (?:the|one|with)|come before|leave (?:the|them|them alone|it)|so (?:fix|cap|don't|start|take)|therefore|isn't what|set aside|no tears|is(?:n't| not) the (?:problem|cause|reason|issue)|nobody to)/;
