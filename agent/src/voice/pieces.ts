/** The end of a sentence, with a quotation mark or bracket behind it. */
const sentenceEnd = /[.!?]["')\]]?$/;

/**
 * Cuts a reply into what a voice is asked for at once: the first clause as soon as it is there, then whole sentences,
 * which sound better in one piece. The same clauses always give the same pieces.
 */
export async function* piecesOf(clauses: AsyncIterable<string>): AsyncGenerator<string> {
  let waiting = '';
  let isFirst = true;
  for await (const clause of clauses) {
    waiting = `${waiting} ${clause.trim()}`.trim();
    if (waiting === '' || (!isFirst && !sentenceEnd.test(waiting))) continue;
    yield waiting;
    waiting = '';
    isFirst = false;
  }
  if (waiting !== '') yield waiting;
}
