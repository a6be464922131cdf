import { z } from 'zod';

/** A word of an utterance, in milliseconds from the beginning of its speech. */
const scriptedWordSchema = z.object({
  word: z.string().min(1),
  startMs: z.number().min(0),
  endMs: z.number().min(0),
  confidence: z.number().min(0).max(1).optional(),
});

export const utteranceSchema = z.object({
  text: z.string(),
  words: z.array(scriptedWordSchema).optional(),
  confidence: z.number().min(0).max(1).optional(),
  /** From the last speech to the final; the simulator's own delay when left out. */
  delayMs: z.number().min(0).optional(),
  /** How long the speech lasts: its end is then known at once and needs no wait for silence. */
  durationMs: z.number().positive().optional(),
  /** Finals that the text is cut into, such as "twelve" and "million". */
  parts: z.array(z.string().min(1)).min(1).optional(),
  /** Told while it is said, and taken back: its final has no words. */
  retracted: z.boolean().optional(),
});
export type Utterance = z.infer<typeof utteranceSchema>;

export const sharedKey = 'shared';

export interface Script {
  /** Adds lines to the end of a session's script. */
  push(utterances: Utterance[], key?: string): void;
  /** What is being said now, or will be said next, is this; it comes before the script. */
  say(utterance: Utterance, key?: string): void;
  /** The line that speech is to be recognised as now; nothing is used up. */
  current(key: string): Utterance | undefined;
  /** Takes the current line out: its speech has ended. */
  take(key: string): Utterance | undefined;
  /** The line could not be told after all; the next who listens hears it first. */
  putBack(key: string, utterance: Utterance): void;
  clear(): void;
  remaining(key?: string): number;
}

/** Lines by session; a session without lines of its own reads the shared ones. */
export function createScript(): Script {
  const lines = new Map<string, Utterance[]>();
  const said = new Map<string, Utterance>();
  const keysOf = (key: string) => (key === sharedKey ? [sharedKey] : [key, sharedKey]);
  return {
    push(utterances, key = sharedKey) {
      lines.set(key, [...(lines.get(key) ?? []), ...utterances]);
    },
    say(utterance, key = sharedKey) {
      said.set(key, utterance);
    },
    current(key) {
      for (const each of keysOf(key)) {
        const utterance = said.get(each) ?? lines.get(each)?.[0];
        if (utterance) return utterance;
      }
      return undefined;
    },
    take(key) {
      for (const each of keysOf(key)) {
        const spoken = said.get(each);
        said.delete(each);
        const utterance = spoken ?? lines.get(each)?.shift();
        if (utterance) return utterance;
      }
      return undefined;
    },
    putBack(key, utterance) {
      lines.set(key, [utterance, ...(lines.get(key) ?? [])]);
    },
    clear() {
      lines.clear();
      said.clear();
    },
    remaining: (key = sharedKey) => (lines.get(key)?.length ?? 0) + (said.has(key) ? 1 : 0),
  };
}
