import { dueGuard } from './due-guard.ts';
import type { Guard } from './guard.ts';
import { keyGuard } from './key-guard.ts';
import { languageGuard } from './language-guard.ts';
import { lengthGuard } from './length-guard.ts';
import { numberGuard } from './number-guard.ts';
import { questionGuard } from './question-guard.ts';

/** The guards that always stand between a model and the voice, the surest harm first. */
export const standardGuards: readonly Guard[] = [
  numberGuard,
  keyGuard,
  dueGuard,
  languageGuard,
  questionGuard,
  lengthGuard,
];
