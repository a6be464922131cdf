/** Said over the interviewer's words to show that one listens, and nobody answers it. */
const backchannel =
  /^(?:m+-?h?m+|mhm+|uh-?huh|hm+|ah|oh|okay|ok|right|yeah|yes|yep|sure|i see|got it|great|good|fine|alright|all right|understood|makes sense|exactly)(?:[\s,.!]+(?:okay|ok|right|yeah|yes|sure|i see|got it))*[.!,]*$/i;

export const isBackchannel = (text: string): boolean => backchannel.test(text.trim());
