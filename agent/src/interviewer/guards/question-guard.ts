import { pools } from '@caseroom/core/interview/wording-pools';
import { tokensOf } from '@caseroom/core/speech/cues';
import { sentencesOf } from '../clauses.ts';
import { carriesLine } from '../lines.ts';
import type { Guard } from './guard.ts';

/** One question a turn, the one that is due, and none before a line of the case that asks its own. */
export const questionGuard: Guard = {
  name: 'question',
  check({ text, before, proposal: { directive, plannedText } }) {
    const asked = `${before} ${text}`.split('?').length - 1;
    const allowed = carriesLine(directive.act) || !plannedText.includes('?') ? 0 : 1;
    if (asked > allowed) return `question ${asked} where ${allowed} may be asked`;
    if (leadsElsewhere.test(text) && !leadsElsewhere.test(plannedText))
      return 'leads to another part of the case';
    const questions = sentencesOf(text).filter((sentence) => sentence.includes('?'));
    const other = questions.find((question) => !isLike(question, plannedText));
    return other === undefined ? null : 'asks something else than what is due';
  },
};

/** Moving on is decided by the policy. */
const leadsElsewhere =
  /\b(?:move|moving|go|going|come|coming|turn|turning|jump|skip)(?: on| over| ahead| straight)? to (?:the|your|our|a) (?:\w+ )?(?:recommendation|structure|analysis|brainstorm\w*|conclusion|phase|section|question)\b|\bwrap (?:this |it )?up\b/i;

const stemsOf = (text: string): ReadonlySet<string> => new Set(tokensOf(text).map(({ stem }) => stem));
const wordings: readonly (readonly string[])[] = Object.values(pools);

/** Whether a question shares a word that matters with the one that is due, in any wording that it may come in. */
function isLike(question: string, planned: string): boolean {
  if (planned.includes(question)) return true;
  const pool = wordings.find((all) =>
    all.some((wording) => wording.includes('?') && planned.includes(wording)),
  );
  const due = stemsOf([planned, ...(pool ?? [])].join(' '));
  return [...stemsOf(question)].some((stem) => stem.length > 2 && !asking.has(stem) && due.has(stem));
}

/** Words that every question is made of. */
const asking = stemsOf(
  'what which who whom where when why how would could should can will shall may might do does did is are was were have has the and you your for with that this they them their about then there from some any more',
);
