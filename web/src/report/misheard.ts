import type { TranscriptLine } from '@caseroom/core/wire/view';

/** Only what the candidate spoke can have been heard otherwise than it was said. */
export const canBeMisheard = ({ speaker, modality }: Pick<TranscriptLine, 'speaker' | 'modality'>): boolean =>
  speaker === 'candidate' && modality === 'spoken';
