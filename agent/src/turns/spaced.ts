/** Clauses as they come, with the space that belongs between two of them. */
export async function* spaced(clauses: AsyncIterable<string>): AsyncIterable<string> {
  let before = '';
  for await (const clause of clauses) {
    if (clause === '') continue;
    yield before === '' || /\s$/.test(before) || /^\s/.test(clause) ? clause : ` ${clause}`;
    before = clause;
  }
}
