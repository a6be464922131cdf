import type { Directive, DirectiveAct } from '@caseroom/core/log/event';
import type { SaidReply, Utterance } from './port.ts';

/** Said over the interviewer's words to show that one listens, and nobody answers it. */
const backchannel =
  /^(?:m+-?h?m+|mhm+|uh-?huh|hm+|ah|oh|okay|ok|right|yeah|yes|yep|sure|i see|got it|great|good|fine|alright|all right|understood|makes sense|exactly)(?:[\s,.!]+(?:okay|ok|right|yeah|yes|sure|i see|got it))*[.!,]*$/i;

export const isBackchannel = (text: string): boolean => backchannel.test(text.trim());

/** What a yes answers, and nothing else is waited for. */
const yesQuestions: ReadonlySet<DirectiveAct> = new Set(['greet', 'read_back', 'thinking_check']);
/** People answer such a question while its last word is still being said. */
const EARLY_MS = 1_000;

/** Whether a backchannel is the answer to the question that it came before the end of. */
export const isEarlyYes = (
  { act }: Directive,
  said: Pick<SaidReply, 'endMs' | 'interrupted'>,
  { endMs }: Pick<Utterance, 'endMs'>,
): boolean => yesQuestions.has(act) && !said.interrupted && endMs >= said.endMs - EARLY_MS;
