import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('./numbers.ts', import.meta.url));

async function answersTo(input: string): Promise<unknown[]> {
  const child = spawn(process.execPath, [COMMAND], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(input);
  const answers: unknown[] = [];
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line));
  return answers;
}

describe('npm run -s numbers', () => {
  it('prints one line for each line, empty ones included', async () => {
    const plain = { kind: 'percent', per: null, approx: false, range: null };
    expect(await answersTo('12 %\n\r\nfirst, hello\nforty, no, fourteen percent')).toEqual([
      { numbers: [{ value: 12, unit: '%', ...plain }] },
      { numbers: [] },
      { numbers: [] },
      { numbers: [{ value: 14, unit: '%', ...plain }] },
    ]);
  });

  it('answers while the input is still open', async () => {
    const child = spawn(process.execPath, [COMMAND], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.write('a dozen eggs\n');
    const [first] = (await once(child.stdout, 'data')) as [Buffer];
    expect(JSON.parse(first.toString())).toMatchObject({ numbers: [{ value: 12, unit: 'egg' }] });
    child.stdin.end();
    await once(child, 'exit');
  });
});
