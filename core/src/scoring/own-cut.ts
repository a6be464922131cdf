import type { CompiledCase } from '../case/schema.ts';
import { findAnyCue, tokensOf } from '../speech/cues.ts';
import type { OwnBranch, OwnCut } from '../wire/first-cut.ts';
import { caseStems, specificsIn } from './rules/own-words.ts';
import { count, quoteOf, type RuleInput } from './rules/placing.ts';
import { structureTurns } from './rules/structure.ts';
import { signposts } from './signs/speaking.ts';
import { inPhase, sentencesOf } from './spoken/own-turns.ts';
import { isPlea } from './steering.ts';

/** A plan has fewer branches than this; what is longer is a transcript. */
const mostSaid = 8;
const mostWritten = 20;

export type OwnCutInput = Pick<RuleInput, 'compiled' | 'turns' | 'mode' | 'coverage'> & {
  /** The scratchpad as it stood when the analysis began, line by line. */
  notes: string;
};

/**
 * The candidate's own tree, as it was said and as it was written. A branch that the key does not know is told to be of
 * this case or of any, and never left out; what is missing is told of drivers that change the answer alone.
 */
export function ownCutOf(input: OwnCutInput): OwnCut {
  const said = branchesSaid(input).slice(0, mostSaid);
  const written = branchesWritten(input).slice(0, mostWritten);
  const branches = [...said, ...written];
  // Who laid nothing out has no tree in which anything could be missing.
  return { branches, missing: branches.length === 0 ? [] : missingIn(input) };
}

function branchesSaid(input: OwnCutInput): OwnBranch[] {
  return sentencesOf(structureTurns(input)).flatMap((sentence) => {
    const place = placeOf(input.compiled, sentence.text);
    // "Let me think" opens no branch; "second, the rest" does.
    if (place.fit === 'any' && count(sentence.plain, signposts) === 0) return [];
    const quote = quoteOf(sentence);
    return [{ ...place, text: quote.text, named: 'said' as const, depth: 0, quote }];
  });
}

/** What stands further in than the line above it is a branch of that line. */
function branchesWritten({ compiled, notes }: OwnCutInput): OwnBranch[] {
  const margins: number[] = [];
  return notes.split('\n').flatMap((line) => {
    const text = line.replace(/^[\s\-*•>–]+/, '').trim();
    if (!/\p{L}{2}/u.test(text) || isPlea(text)) return [];
    const margin = line.search(/[^\s\-*•>–]/);
    while ((margins.at(-1) ?? -1) >= margin) margins.pop();
    margins.push(margin);
    const depth = margins.length - 1;
    return [{ ...placeOf(compiled, text), text, named: 'written' as const, depth, quote: null }];
  });
}

function placeOf(compiled: CompiledCase, text: string): Pick<OwnBranch, 'fit' | 'meets'> {
  const { drivers, first_cuts } = compiled.source.key;
  const tokens = tokensOf(text);
  const isNamed = ({ cues }: { cues: readonly string[] }): boolean => findAnyCue(tokens, cues) !== undefined;
  const met = drivers.filter(isNamed).map(({ id, say }) => compiled.lines[`key.${id}`] ?? say);
  const branches = first_cuts.flatMap((cut) => cut.branches.filter(isNamed).map(({ name }) => name));
  const meets = [...new Set(met.length > 0 ? met : branches)];
  if (meets.length > 0) return { fit: 'key', meets };
  return { fit: specificsIn(text, caseStems(compiled)) > 0 ? 'case' : 'any', meets };
}

function missingIn({ compiled, turns, coverage, notes }: OwnCutInput): OwnCut['missing'] {
  const laidOut = [...sentencesOf(inPhase(turns, 'clarify', 'structure')).map(({ text }) => text), notes];
  const tokens = laidOut.map(tokensOf);
  return compiled.source.key.drivers
    .filter(({ changes_answer }) => changes_answer)
    .filter(({ cues }) => !tokens.some((one) => findAnyCue(one, cues)))
    .map(({ id, say }) => ({
      id,
      text: compiled.lines[`key.${id}`] ?? say,
      later: coverage.find((one) => one.kind === 'driver' && one.id === id)?.quotes[0] ?? null,
    }));
}
