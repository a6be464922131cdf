import type { LogEvent, LogEventOf } from '@caseroom/core/log/event';
import { AppError, notFound } from '../../errors/app-error.ts';

/** A line that may have been heard otherwise than it was said: spoken, and the candidate's own. */
export function misheardLine(line: LogEvent | undefined): LogEventOf<'utterance_heard'> {
  if (line?.kind !== 'utterance_heard') throw notFound('line of yours');
  if (line.data.modality === 'typed')
    throw new AppError(
      'line_typed',
      'This line was typed, so it stands as you wrote it. Only what was spoken can have been misheard.',
    );
  return line;
}
