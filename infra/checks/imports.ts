/** Where one file imports from another: as written, and the line on which it stands. */
export type ImportLine = { specifier: string; line: number };

// Statement forms only: `import … from 'x'`, `import 'x'`, `export … from 'x'`, `import('x')`.
const FROM = /(?:^|[;\s])(?:import|export)\s+(?:type\s+)?(?:[\w*$\s{},]+\s+from\s+)?(['"])([^'"\n]+)\1/g;
const DYNAMIC = /\bimport\(\s*(['"])([^'"\n]+)\1\s*\)/g;

/** Every import of a TypeScript source, comments left out. */
export function importsOf(source: string): ImportLine[] {
  const text = withoutComments(source);
  return [FROM, DYNAMIC].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      specifier: match[2] ?? '',
      line: text.slice(0, match.index + match[0].length).split('\n').length,
    })),
  );
}

function withoutComments(source: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ');
  // A `//` inside a string is an address; comments stand at the start of a line or after a space.
  return source.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(^|\s)\/\/[^\n]*/g, blank);
}
