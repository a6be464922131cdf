/** What people say to themselves while they think; alone it addresses nobody. */
const filler =
  /^(?:h+m+|m+h?m*|u+h+m*|e+r+m*|a+h+|o+h+|okay|ok|right|so|well|let'?s see|let me see|let me think|and|then|yeah|yes|no|thank you|thanks|sorry)$/;

/** Whether thinking aloud has gone on long enough that it may have been meant for the interviewer. */
export function soundsMeant(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '' && !filler.test(word));
  return words.length >= 4;
}
