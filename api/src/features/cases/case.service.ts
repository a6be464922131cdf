import type { CompiledCase } from '@caseroom/core/case/schema';
import type { CaseCard } from '@caseroom/core/wire/routes';
import { notFound } from '../../errors/app-error.ts';
import { type CaseLibrary, type LibraryCase, pinCase } from './case-library.ts';

export type Cases = ReturnType<typeof createCases>;

export function createCases(deps: { library: CaseLibrary }) {
  function getCase(caseId: string): LibraryCase {
    const found = deps.library.cases.find(({ source }) => source.id === caseId);
    if (!found) throw notFound('case');
    return found;
  }

  return {
    getCase,
    listCards: (): CaseCard[] => deps.library.cases.map(toCard),
    listBroken: () => deps.library.broken,
    pin: (caseId: string, seed: number | undefined): CompiledCase => {
      const found = getCase(caseId);
      return pinCase(found, seed ?? found.source.model.seed);
    },
  };
}

function toCard({ source }: LibraryCase): CaseCard {
  const { id, title, kind, industry, difficulty, minutes, trains, summary, modes } = source;
  return { id, title, kind, industry, difficulty, minutes, trains, summary, modes };
}
