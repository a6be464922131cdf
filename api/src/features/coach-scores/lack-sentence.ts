import type { Lack } from '@caseroom/core/scoring/coaches/score-sheet';
import { rubric } from '@caseroom/core/scoring/rubric';

/** What is still to be filled in before a score can be handed in, as a sentence for people. */
export const lackSentence = (lacks: readonly Lack[]): string =>
  `Before you hand it in: ${lacks.map(lackWords).join('; ')}.`;

function lackWords(lack: Lack): string {
  switch (lack.kind) {
    case 'rating':
      return `rate ${rubric[lack.dimension].label}, or say that there is not enough evidence`;
    case 'reason':
      return `give the reason why you override ${rubric[lack.dimension].label}`;
    case 'pass_on':
      return 'say whether you would pass the candidate on';
    case 'comment':
      return 'fill in or remove the empty comment';
    default:
      return lack satisfies never;
  }
}
