/** Something that the person at the terminal can mend: `message` says what happened, `cure` what to do. */
export class LocalFault extends Error {
  readonly cure: string;

  constructor(message: string, cure = '', options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalFault';
    this.cure = cure;
  }
}

const BY_CODE: Record<string, (error: NodeJS.ErrnoException) => string> = {
  ENOSPC: () => 'The disk is full. Free some space and start again.',
  EDQUOT: () => 'The disk quota is used up. Free some space and start again.',
  EROFS: (error) =>
    `${error.path ?? 'The folder'} is on a read-only disk. Set CASEROOM_DATA_DIR to a folder that can be written.`,
  EACCES: (error) =>
    `No permission to use ${error.path ?? 'a file'}. Change its owner, or set CASEROOM_DATA_DIR to a folder of your own.`,
};

/** One sentence or two for any failure, never a stack trace. */
export function sentenceOf(error: unknown): string {
  if (error instanceof LocalFault) return [error.message, error.cure].filter(Boolean).join(' ');
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = BY_CODE[code];
  return known ? known(error) : (error.message.split('\n')[0] ?? error.name);
}
