import { mkdirSync } from 'node:fs';
import { findings, type Finding } from './findings.ts';
import { sentenceOf } from './fault.ts';
import { readSettings } from './settings.ts';

/** npm run doctor: what is there, what is missing and how to mend it. Exit code 1 when something needed is missing. */
const MARKS: Record<Finding['verdict'], string> = { good: '✓', warning: '!', missing: '✗' };
const say = (line: string) => void process.stdout.write(`${line}\n`);

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  mkdirSync(settings.dataDir, { recursive: true });
  const found = await findings(settings);
  const width = Math.max(...found.map(({ what }) => what.length));
  for (const { what, verdict, words, cure } of found) {
    say(`  ${MARKS[verdict]} ${what.padEnd(width)}  ${words}`);
    if (cure) say(`    ${' '.repeat(width)}  -> ${cure}`);
  }
  const missing = found.filter(({ verdict }) => verdict === 'missing');
  say(
    missing.length === 0
      ? 'Everything that npm start needs is here.'
      : `Missing: ${missing.map(({ what }) => what).join(', ')}.`,
  );
  process.exitCode = missing.length === 0 ? 0 : 1;
} catch (error) {
  say(sentenceOf(error));
  process.exitCode = 1;
}
