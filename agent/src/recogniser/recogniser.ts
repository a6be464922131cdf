import type { stt } from '@livekit/agents';

/** What an open client tells beside its words. */
export type RecogniserSigns = {
  /** It took the connection. */
  connected: () => void;
  /** The other side has answered, with words or without: it is there and hears. */
  alive: () => void;
  /** It was given speech and has not answered for longer than a candidate should be left in the dark. */
  slow: () => void;
  /** So many stretches of speech are before it, to become words: told by those that are sent whole ones. */
  pending: (stretches: number) => void;
};

/** One recogniser of the table. `open` makes a new client; it is closed and made anew when it fails. */
export type Recogniser = {
  /** As it stands in the log, e.g. `deepgram/nova-3`. */
  name: string;
  provider: string;
  model: string;
  /** Outside this host: costs money, and hears only while the budget allows. */
  paid: boolean;
  /** Tells words while they are being said, not only at the end of a stretch of speech. */
  interims: boolean;
  open: (signs: RecogniserSigns) => stt.STT;
  /** Whether it would hear now; asked while another one stands in for it. Never throws. */
  isWell: (signal: AbortSignal) => Promise<boolean>;
};
