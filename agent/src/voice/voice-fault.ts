/** Why a voice did not speak, or not to the end. */
export const voiceFaults = [
  /** No connection, or a status that refuses. */
  'refused',
  /** 429: it wants to be left alone for a while. */
  'busy',
  /** No first byte in time. */
  'late',
  /** The sound stood still. */
  'stalled',
  /** The connection broke in mid-stream. */
  'cut',
  /** An answer without sound. */
  'empty',
  /** An answer that is no sound. */
  'garbage',
] as const;
export type VoiceFaultKind = (typeof voiceFaults)[number];

export class VoiceFault extends Error {
  override readonly name = 'VoiceFault';
  readonly kind: VoiceFaultKind;
  /** What the server asked for; null when it said nothing. */
  readonly retryAfterMs: number | null;

  constructor(kind: VoiceFaultKind, options: { retryAfterMs?: number | null; cause?: unknown } = {}) {
    super(`the voice failed: ${kind}`, { cause: options.cause });
    this.kind = kind;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}
