import { CommandError } from './command-error.ts';

const subcommands = {
  check: 'check PATH...  prove one case, several, or a folder of cases [--seeds 200] [--json]',
  new: 'new PATH  write a small case that passes, to start from',
  preview: 'preview PATH  read a case as the candidate and the coach will meet it [--seed N]',
  voice: 'voice PATH  render the spoken lines of a case once with the configured voice [--seed N]',
  play: 'play PATH  sit a case in this terminal [--script TURNS.json] [--json]',
} as const;

/** What a subcommand's file exports: takes the words after its name, gives the process's exit code. */
type Subcommand = { run(args: string[]): Promise<number> };

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const help = [name, ...args].some((word) => word === '--help' || word === '-h');
  if (help || !Object.hasOwn(subcommands, name)) {
    const usage = `npm run case -- COMMAND\n\n  ${Object.values(subcommands).join('\n  ')}\n`;
    (help ? process.stdout : process.stderr).write(usage);
    return help ? 0 : 2;
  }
  const file: Subcommand = await import(`./case-${name}.ts`);
  return file.run(args);
}

try {
  process.exitCode = await main();
} catch (error) {
  // What people can mend is said in a sentence; a fault of ours keeps its stack.
  if (!(error instanceof CommandError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
