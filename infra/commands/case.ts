import { parseArgs } from 'node:util';

const subcommands = {
  check: 'check PATH...  prove one case, several, or a folder of cases [--seeds 200] [--json]',
  new: 'new PATH  write a small case that passes, to start from',
  preview: 'preview PATH  read a case as the candidate and the coach will meet it [--seed N]',
  play: 'play PATH  sit a case in this terminal [--script TURNS.json] [--json]',
} as const;

/** What a subcommand's file exports: takes the words after its name, gives the process's exit code. */
type Subcommand = { run(args: string[]): Promise<number> };

async function main(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  if (!Object.hasOwn(subcommands, name) || isHelp(args)) {
    const usage = `npm run case -- COMMAND\n\n  ${Object.values(subcommands).join('\n  ')}\n`;
    (name === '' || !Object.hasOwn(subcommands, name) ? process.stderr : process.stdout).write(usage);
    return isHelp(args) || isHelp([name]) ? 0 : 2;
  }
  const file: Subcommand = await import(`./case-${name}.ts`);
  return file.run(args);
}

function isHelp(args: string[]): boolean {
  const { values } = parseArgs({
    args,
    options: { help: { type: 'boolean', short: 'h' } },
    strict: false,
    allowPositionals: true,
  });
  return values.help === true;
}

process.exitCode = await main();
