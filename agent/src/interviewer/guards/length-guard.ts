import type { Guard } from './guard.ts';

/** A model's part of a reply: the case's own line may follow it, and 35 words are a turn. */
export const mostModelWords = 30;

export const lengthGuard: Guard = {
  name: 'length',
  check({ text, before }) {
    const words = `${before} ${text}`.trim().split(/\s+/).length;
    return words > mostModelWords ? `${words} words where ${mostModelWords} are enough` : null;
  },
};
