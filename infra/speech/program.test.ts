import { describe, expect, it } from 'vitest';
import { runProgram } from './program.ts';

const deadlineMs = 5_000;

describe('running a program', () => {
  it('passes input on and gives the output back', async () => {
    const output = await runProgram({ command: 'cat', args: [], input: Buffer.from('speech'), deadlineMs });
    expect(output.toString()).toBe('speech');
  });

  it('kills what is over its deadline', async () => {
    const startAt = performance.now();
    const run = runProgram({ command: 'sleep', args: ['30'], deadlineMs: 100 });
    await expect(run).rejects.toMatchObject({ reason: 'deadline' });
    expect(performance.now() - startAt).toBeLessThan(2_000);
  });

  it('kills what nobody waits for any more, and starts nothing for who has gone', async () => {
    const controller = new AbortController();
    const run = runProgram({ command: 'sleep', args: ['30'], deadlineMs, signal: controller.signal });
    controller.abort();
    await expect(run).rejects.toMatchObject({ reason: 'aborted' });
    const late = runProgram({ command: 'no-such-program', args: [], deadlineMs, signal: controller.signal });
    await expect(late).rejects.toMatchObject({ reason: 'aborted' });
  });

  it('tells a failure with its last words', async () => {
    const run = runProgram({ command: 'sh', args: ['-c', 'echo out of tune >&2; exit 3'], deadlineMs });
    await expect(run).rejects.toMatchObject({ reason: 'exit', stderr: 'out of tune\n' });
  });

  it('tells that a program is missing', async () => {
    const run = runProgram({ command: 'no-such-program', args: [], deadlineMs });
    await expect(run).rejects.toMatchObject({ reason: 'missing' });
  });

  it('stops a program that writes without end', async () => {
    const run = runProgram({ command: 'yes', args: [], deadlineMs, maxOutputBytes: 10_000 });
    await expect(run).rejects.toMatchObject({ reason: 'too-much-output' });
  });
});
