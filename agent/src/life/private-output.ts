const PERSONAL = 'lk.pii.';

/**
 * The framework writes what people said into its own log lines, under keys that begin with `lk.pii.`. This takes those
 * keys out of everything that the process prints, before any listener of the process can store it.
 */
export function keepSpeechOutOf(stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream);
  stream.write = ((chunk: string | Uint8Array, ...rest: never[]) =>
    write(withoutSpeech(chunk), ...rest)) as NodeJS.WriteStream['write'];
}

export function withoutSpeech(chunk: string | Uint8Array): string | Uint8Array {
  const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
  if (!text.includes(PERSONAL)) return chunk;
  return text
    .split('\n')
    .map((line) => (line.includes(PERSONAL) ? cleaned(line) : line))
    .join('\n');
}

function cleaned(line: string): string {
  try {
    return JSON.stringify(JSON.parse(line, (key, value) => (key.startsWith(PERSONAL) ? undefined : value)));
  } catch {
    return '{"msg":"a line with speech in it was dropped"}';
  }
}
