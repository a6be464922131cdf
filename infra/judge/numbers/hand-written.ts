import type { Problem } from './generated.ts';
export const handWritten = (): Problem[] => [];
