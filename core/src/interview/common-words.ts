/** Words that hold a language together: what has none of them in four words or more is no sentence of it. */
const english =
  'a an the and or but if of to in on at for from by with about as into is are was were be been am do does did have has had will would can could should may might i you he she it we they me him her us them my your his its our their this that these those there here what which who when where why how not no yes so then than also just more most some any all one two first second let think know like want need look go get make take give see say ask tell please okay ok well right good now up out over because per cent percent point dollars million thousand hundred many much same other each only very really maybe';
const others: Readonly<Record<string, string>> = {
  German:
    'der die das und ist nicht ich sie wir ein eine einen mit auf für von zu wie was wenn aber auch kann können würde bitte haben sind dass mir mich ja nein oder noch',
  French:
    'le la les des et est pas je vous nous un une avec pour dans que qui quel quelle mais aussi peux pouvez serait sont cette ce il elle oui non ou du au',
  Spanish:
    'el la los las y es no yo usted nosotros un una con para en que quien cual pero también puede pueden sería son esta este ella sí o del al por como',
  Portuguese:
    'o os as e é não eu você nós um uma com para em que quem qual mas também pode seria são esta este ela sim ou do da ao por como',
  Italian:
    'il lo gli e è non io lei noi un una con per in che chi quale ma anche può sarebbe sono questa questo sì o del della al come',
};

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const englishWords = setOf(english);
const otherWords = Object.values(others).map(setOf);

export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}']+/gu) ?? [];

/** Whether a text is mostly in another language: its small words, or its script, say so. */
export function isOtherLanguage(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= 3 && latin < letters / 2) return true;
  const words = wordsOf(text);
  if (words.length < 3) return false;
  const own = words.filter((word) => englishWords.has(word)).length;
  const foreign = Math.max(
    ...otherWords.map((set) => words.filter((word) => set.has(word) && !englishWords.has(word)).length),
  );
  return foreign >= 2 && foreign > own;
}

/** Whether a text is no sentence at all: keys struck at random, or words with nothing between them. */
export function isGibberish(text: string, isKnown: (word: string) => boolean): boolean {
  const words = wordsOf(text);
  if (words.length === 0) return !/\d/.test(text);
  const strange = words.filter(
    (word) => !englishWords.has(word) && !isKnown(word) && looksStruck(word),
  ).length;
  return strange > 0 && strange >= words.length / 2;
}

/** Five consonants in a row, no vowel at all, or one letter over and over. */
function looksStruck(word: string): boolean {
  if (word.length < 3) return false;
  return !/[aeiouyäöüéèáíóú]/.test(word) || /[bcdfghjklmnpqrstvwxz]{5,}/.test(word) || /(.)\1{3,}/.test(word);
}

/** The share of a text's words, 0 to 1, that hold sentences together rather than name things. */
export function smallWordShare(text: string): number {
  const words = wordsOf(text);
  return words.length === 0 ? 0 : words.filter((word) => englishWords.has(word)).length / words.length;
}
