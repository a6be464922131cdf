import type { CaseCard } from '@caseroom/core/wire/routes';

const kinds: Record<CaseCard['kind'], string> = {
  profitability: 'Profitability',
  'market-entry': 'Market entry',
  pricing: 'Pricing',
  growth: 'Growth',
  operations: 'Operations',
  'market-sizing': 'Market sizing',
  'product-design': 'Product design',
  'product-metric': 'Product metric',
  'product-strategy': 'Product strategy',
};
const levels: Record<CaseCard['difficulty'], { word: string; of3: number }> = {
  starter: { word: 'Starter', of3: 1 },
  standard: { word: 'Standard', of3: 2 },
  stretch: { word: 'Stretch', of3: 3 },
};

export const kindWord = (kind: CaseCard['kind']): string => kinds[kind];
export const difficultyWord = (difficulty: CaseCard['difficulty']): string => levels[difficulty].word;
export const difficultyOf3 = (difficulty: CaseCard['difficulty']): number => levels[difficulty].of3;
