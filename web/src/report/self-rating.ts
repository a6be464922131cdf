import type { Dimension } from '@caseroom/core/case/schema';
import { z } from 'zod';

const ratings = z.record(z.string(), z.number().int().min(1).max(9)).catch({});
const keyOf = (sessionId: string): string => `caseroom.rating.${sessionId}`;

/** The candidate's own rating, from 1, by dimension. Never sent anywhere. */
export function ratingsOf(sessionId: string): Partial<Record<Dimension, number>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(sessionId)) ?? '{}');
    return ratings.parse(value);
  } catch {
    return {};
  }
}

export function keepRating(sessionId: string, dimension: Dimension, level: number): void {
  try {
    localStorage.setItem(keyOf(sessionId), JSON.stringify({ ...ratingsOf(sessionId), [dimension]: level }));
  } catch {
    // Without storage the rating lasts as long as the page.
  }
}
