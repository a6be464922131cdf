import { parseCase } from '@caseroom/core/case/parse';
import type { CaseSource, CompiledCase } from '@caseroom/core/case/schema';
import type { TrainingCase } from '@caseroom/core/progress/progress';
import type { CaseCard } from '@caseroom/core/wire/routes';
import type { Db } from '../../database/database.ts';
import { notFound } from '../../errors/app-error.ts';
import { type CaseLibrary, type LibraryCase, pinCase } from './case-library.ts';
import { findPublishedCase, listPublishedCards, type PublishedCase } from './published-case.repository.ts';

export type Cases = ReturnType<typeof createCases>;

/** The cases that can be sat: those of the folder, and those that coaches have published. The folder's go first. */
export function createCases({ library, db }: { library: CaseLibrary; db: Db }) {
  const isInFolder = (caseId: string): boolean => library.cases.some(({ source }) => source.id === caseId);

  async function findCase(caseId: string): Promise<LibraryCase | undefined> {
    const found = library.cases.find(({ source }) => source.id === caseId);
    if (found) return found;
    const published = await findPublishedCase(db, caseId);
    return published && readPublished(published);
  }

  return {
    isInFolder,
    findCase,
    getCase: async (caseId: string): Promise<LibraryCase> => {
      const found = await findCase(caseId);
      if (!found) throw notFound('case');
      return found;
    },
    listCards: async (): Promise<CaseCard[]> => {
      const published = await listPublishedCards(db);
      return [
        ...library.cases.map(({ source }) => cardOf(source)),
        ...published.filter(({ id }) => !isInFolder(id)),
      ];
    },
    /** What the folder's cases exercise, by the weights of their rubrics. */
    listTraining: (): TrainingCase[] =>
      library.cases.map(({ source: { id, title, rubric } }) => ({ id, title, weights: rubric.weights })),
    listBroken: () => library.broken,
    pin: (found: LibraryCase, seed: number | undefined): CompiledCase =>
      pinCase(found, seed ?? found.source.model.seed),
  };
}

/** What the library shows of a case. */
export function cardOf(source: CaseSource): CaseCard {
  const { id, title, kind, industry, difficulty, minutes, trains, summary, modes } = source;
  return { id, title, kind, industry, difficulty, minutes, trains, summary, modes };
}

/** It was proven when it was published; a later schema may know it no longer, and then it is as good as gone. */
function readPublished({ case_id, number, yaml }: PublishedCase): LibraryCase | undefined {
  const parsed = parseCase(yaml);
  if (!parsed.ok) return undefined;
  return { folder: case_id, source: { ...parsed.source, version: number }, text: yaml };
}
