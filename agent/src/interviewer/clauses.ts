/** Where a voice may begin to speak: the end of a sentence, or a comma once enough words stand before it. */
const sentenceEnd = /[.!?]["')\]]?(?=\s|$)/g;
const pauseMark = /[,;:](?=\s)/g;
const leastClauseWords = 4;
/** The first may be shorter ("Understood,"): a voice that begins with it is heard a tenth of a second sooner. */
const leastFirstWords = 1;

/** Cuts a complete text into sentences. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?]["')\]]?)\s+(?=\S)/).filter((sentence) => sentence.trim() !== '');
}

/** Collects streamed text and hands out each clause as soon as it is whole. */
export function createClauseBuffer(): { push(text: string): string[]; rest(): string } {
  let buffer = '';
  let least = leastFirstWords;
  return {
    push(text) {
      buffer += text;
      const clauses: string[] = [];
      for (let end = clauseEnd(buffer, least); end > 0; end = clauseEnd(buffer, least)) {
        least = leastClauseWords;
        clauses.push(buffer.slice(0, end).trim());
        buffer = buffer.slice(end).trimStart();
      }
      return clauses;
    },
    rest() {
      const left = buffer.trim();
      buffer = '';
      return left;
    },
  };
}

/** The end of the first whole clause, 0 when there is none yet: what follows must have begun, or "3." may become "3.5". */
function clauseEnd(text: string, leastWords: number): number {
  for (const pattern of [sentenceEnd, pauseMark]) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const isWhole = /^\s/.test(text.slice(end));
      const words = text.slice(0, end).trim().split(/\s+/).length;
      if (isWhole && (pattern === sentenceEnd || words >= leastWords)) return end;
    }
  }
  return 0;
}
