import { describe, expect, it } from 'vitest';
import type { Directive } from '../log/event.ts';
import { unheardAfter, unheardAfterTurn } from './unheard.ts';

const ask: Directive = { act: 'ask', question_id: 'margin' };
const cut = (plannedText: string, saidText: string) =>
  unheardAfter(null, { directive: ask, plannedText, saidText, interrupted: true });

describe('what was not heard of a reply that was cut off', () => {
  const prompt =
    'Our client runs a tea house in Bristol. The owner wonders whether to open on Mondays. Is anything unclear?';
  const question = 'Understood. The house costs 900 a night. How would you find out whether it pays?';

  it.each([
    [prompt, 'Our client runs a tea house in Bristol. The own', prompt.slice(prompt.indexOf('The owner'))],
    [prompt, 'Our client runs a tea house in Bristol.', prompt.slice(prompt.indexOf('The owner'))],
    [prompt, 'Our cli', prompt],
    [prompt, '', prompt],
    [
      prompt,
      'Our client runs a tea house in Bristol. The owner wonders whether to open on Mondays. Is any',
      'Is anything unclear?',
    ],
  ])('%s, heard as far as "%s"', (planned, said, owed) => {
    expect(cut(planned, said)).toBe(owed);
  });

  it.each([
    // A model led in with more words than the line has.
    [
      'That gives us a helpful picture of the money coming in, thank you for it. How would',
      'How would you find out whether it pays?',
    ],
    [
      'That gives us a helpful picture of the money coming in, thank you for it.',
      'The house costs 900 a night. How would you find out whether it pays?',
    ],
    // A word that a sentence of the line begins with, and it has not come to that.
    ['That tells us how', 'The house costs 900 a night. How would you find out whether it pays?'],
    ['How', 'How would you find out whether it pays?'],
    [
      'A helpful picture. The house costs 900',
      'The house costs 900 a night. How would you find out whether it pays?',
    ],
    ['A helpful picture. The house costs 900 a night.', 'How would you find out whether it pays?'],
  ])("in a model's words: %s", (said, owed) => {
    expect(cut(question, said)).toBe(owed);
  });

  it('owes nothing of a question that was heard, and nothing of a statement', () => {
    expect(cut(prompt, 'Is anything unclear?')).toBeNull();
    expect(cut('Thank you for coming today.', 'Thank you')).toBeNull();
  });
});

describe('what comes between', () => {
  const after = (directive: Directive, plannedText = 'Take your time.') =>
    unheardAfter('How would you?', { directive, plannedText, saidText: plannedText, interrupted: false });

  it.each([
    { act: 'grant_thinking', granted_ms: 60_000 },
    { act: 'thinking_check' },
    { act: 'hearing_trouble', state: 'away' },
    { act: 'acknowledge' },
    { act: 'apologise_lost' },
    { act: 'answer_fact', fact_ids: ['rent'] },
  ] satisfies Directive[])('$act leaves a question owed', (directive) => {
    expect(after(directive)).toBe('How would you?');
  });

  it('another question takes its place, and who answers at length has heard enough of it', () => {
    expect(after(ask)).toBeNull();
    expect(unheardAfterTurn('How would you?', { act: 'acknowledge' })).toBeNull();
    expect(unheardAfterTurn('How would you?', { act: 'walk_through', question_id: 'margin' })).toBeNull();
    expect(unheardAfterTurn('How would you?', { act: 'grant_thinking', granted_ms: 1 })).toBe(
      'How would you?',
    );
  });
});
