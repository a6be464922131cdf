import type { stt } from '@livekit/agents';

/** One recogniser of the table. `open` makes a new client; it is closed and made anew when it fails. */
export type Recogniser = {
  /** As it stands in the log, e.g. `deepgram/nova-3`. */
  name: string;
  provider: string;
  model: string;
  /** Outside this host: costs money, and hears only while the budget allows. */
  paid: boolean;
  open: () => stt.STT;
};
