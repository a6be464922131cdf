import type { Guard } from './guard.ts';

/** Words from which a listener could tell right from wrong, and help that nobody decided to give. */
const telling =
  /\b(?:great|excellent|perfect|brilliant|fantastic|awesome|wonderful|impressive|well done|good (?:job|work|point|answer|question|thinking|start)|nice(?:ly)?|exactly|spot on|absolutely|correct|incorrect|wrong|mistaken|error|mistake|right (?:answer|number|figure|result)|that(?:'s| is) (?:right|not right|true|false|fine)|you(?:'re| are) (?:right|wrong|close|almost there|on the right track)|not quite|almost|nearly there|unfortunately|close|careful|are you sure|double[- ]check|reconsider|try again|think again|off by|too (?:high|low|big|small)|(?:full|top) (?:marks?|score)|out of (?:five|ten|5|10))\b/i;

/** The interviewer's face gives nothing away, whoever puts the words. */
export const languageGuard: Guard = {
  name: 'language',
  check({ text, proposal }) {
    const found = telling.exec(text)?.[0];
    // The policy's own line may hold the word for a reason of its own.
    if (!found || proposal.plannedText.toLowerCase().includes(found.toLowerCase())) return null;
    return `"${found.toLowerCase()}" tells what the interviewer thinks`;
  },
};
