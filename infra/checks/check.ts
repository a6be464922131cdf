import { program, runChecks } from './run-check.ts';
import { staticChecks } from './static-checks.ts';

/** npm run check: everything that needs no service. */
const checks = [
  ...staticChecks(),
  program('pure tests', 'vitest', ['run', '--project', 'pure', '--reporter', 'dot']),
];
const { length: failed } = await runChecks(checks, (line) => process.stdout.write(`${line}\n`));
process.stdout.write(failed === 0 ? 'All checks pass.\n' : `${failed} of ${checks.length} checks failed.\n`);
process.exitCode = failed === 0 ? 0 : 1;
