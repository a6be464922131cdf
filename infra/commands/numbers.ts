import { createInterface } from 'node:readline';
import { parseNumbers } from '@caseroom/core/speech/numbers';

/** Reads utterances from standard input, one a line, and prints the figures of each as one JSON line. */
async function main(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const numbers = parseNumbers(line).map(({ value, unit, kind, per, approx, range }) => ({
      value,
      unit,
      kind,
      per,
      approx,
      range,
    }));
    process.stdout.write(`${JSON.stringify({ numbers })}\n`);
  }
}

// A reader that closes early (`| head -1`) is no fault of the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
await main();
