/**
 * A sentence as the rules read it: lower case, without fillers, courtesies, names of address and words said twice in
 * a row. Who hesitates, is polite or speaks a second language says the same thing to a rule as who does not.
 */
export function plain(text: string): string {
  let out = ` ${text.toLowerCase().replaceAll('’', "'")} `;
  for (const [pattern, put] of dropped) out = out.replace(pattern, put);
  return unstutter(out.replace(/\s*,(?:\s*,)+/g, ',').replace(/\s+([,.;:!?])/g, '$1'))
    .replace(/^[\s,;]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const fillers = /(?<=[\s,])(?:u+m+|u+h+|e+r+|erm+|e+hm+|h+m+|m+h?m+|a+h+|o+h+)(?=[\s,.;!?])[,.]?/g;
const asides =
  /(?<=[\s,])(?:you know|i mean|sort of|kind of|let me see|let's see|how do you say|honestly|to be honest|basically|actually|well|like),/g;
const courtesies =
  /(?<=[\s,.])(?:please|kindly|certainly|with pleasure|thank you(?: so much| very much| for [^.,;!?]*)?|thanks(?: a lot| so much)?|if i may(?: say so)?|if that's (?:all right|okay|ok|fine)(?: with you)?|if you (?:don't mind|allow|will)|may i say|with (?:all )?respect|sir|madam|ma'am|i'm sorry|i am sorry|sorry|excuse me|pardon me)(?=[\s,.;!?])[,]?/g;

const dropped: readonly (readonly [RegExp, string])[] = [
  [fillers, ' '],
  [asides, ' '],
  [courtesies, ' '],
];

/** "I'd, I'd look at the, the costs" is "I'd look at the costs". */
function unstutter(text: string): string {
  const once = text.replace(
    /(?<![\p{L}\p{N}'])((?:[\p{L}']+ ){0,2}[\p{L}']+),? +\1(?![\p{L}\p{N}'])/gu,
    '$1',
  );
  return once === text ? once : unstutter(once);
}
