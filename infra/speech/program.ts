import { spawn } from 'node:child_process';

/** Thrown when a program ends badly; `reason` tells a deadline from an abort from a bad exit. */
export class ProgramError extends Error {
  readonly reason: 'deadline' | 'aborted' | 'exit' | 'missing' | 'too-much-output';
  readonly stderr: string;

  constructor(reason: ProgramError['reason'], message: string, stderr = '') {
    super(message);
    this.name = 'ProgramError';
    this.reason = reason;
    this.stderr = stderr;
  }
}

export interface ProgramRun {
  command: string;
  args: string[];
  input?: Buffer;
  /** The program is killed when it has not ended by then. */
  deadlineMs: number;
  signal?: AbortSignal | undefined;
  maxOutputBytes?: number;
}

/** Engines write long logs there; only the end tells why they failed. */
const stderrTailBytes = 4_000;

/** Runs a program to its end and returns what it wrote; it never outlives its deadline or signal. */
export function runProgram(run: ProgramRun): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  if (run.signal?.aborted) {
    reject(new ProgramError('aborted', `${run.command} was not started: the caller has gone`));
    return promise;
  }
  const child = spawn(run.command, run.args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  let bytes = 0;
  let stderr = '';
  let failure: ProgramError | undefined;
  const kill = (error: ProgramError) => {
    failure ??= error;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(
    () => kill(new ProgramError('deadline', `${run.command} took over ${run.deadlineMs} ms`)),
    run.deadlineMs,
  );
  const onAbort = () => kill(new ProgramError('aborted', `${run.command}: the caller has gone`));
  run.signal?.addEventListener('abort', onAbort, { once: true });
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > (run.maxOutputBytes ?? Number.POSITIVE_INFINITY)) {
      kill(new ProgramError('too-much-output', `${run.command} wrote over ${run.maxOutputBytes}`));
      return;
    }
    chunks.push(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-stderrTailBytes);
  });
  // A program that stops reading early closes its stdin; its exit code tells the rest.
  child.stdin.on('error', () => {});
  child.stdin.end(run.input ?? Buffer.alloc(0));
  const settle = (code: number | null) => {
    clearTimeout(timer);
    run.signal?.removeEventListener('abort', onAbort);
    if (failure) reject(failure);
    else if (code === 0) resolve(Buffer.concat(chunks));
    else reject(new ProgramError('exit', `${run.command} ended with code ${code}`, stderr));
  };
  child.on('error', (cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'ENOENT' ? 'missing' : 'exit';
    failure ??= new ProgramError(reason, `${run.command} could not be started: ${cause.code}`);
    if (child.pid === undefined) settle(null);
  });
  child.on('close', settle);
  return promise;
}
