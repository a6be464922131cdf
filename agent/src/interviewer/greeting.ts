/** The welcome with the candidate's name in it, spoken here and nowhere else; as it was where no name fits in. */
export function greetByName(welcome: string, candidateName: string | null): string {
  const name = candidateName?.trim();
  if (!name) return welcome;
  const named = welcome.replace(/^(?:Hello|Welcome|Hi)\b/, (hello) => `${hello}, ${name}`);
  // "Hello, Ana and welcome" would not do.
  return named.replace(
    new RegExp(`^(\\w+), ${escaped(name)} and\\b`),
    (_, hello: string) => `${hello}, ${name}, and`,
  );
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
