import { AppError } from '../../errors/app-error.ts';

export const sessionOver = (): AppError =>
  new AppError('session_over', 'This interview is over. Its report is in your history.');
export const sessionNotStarted = (): AppError =>
  new AppError('session_not_started', 'This interview has not begun. Start it first.');
export const sessionPaused = (): AppError =>
  new AppError('session_paused', 'This interview is paused. Go on with it first.');
export const superseded = (): AppError =>
  new AppError(
    'superseded',
    'This interview is open in another tab. Go on there, or reload this page to bring it back here.',
  );
