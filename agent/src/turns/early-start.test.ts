import { expect, it } from 'vitest';
import type { Proposal, Rehearsal, Unheard } from '../interviewer/port.ts';
import { createEarlyStart } from './early-start.ts';

/** A policy that answers each text with a plan, and a model or none that puts it into words. */
function bench(
  options: {
    plan?: (text: string) => string | null;
    model?: boolean;
    directive?: Proposal['directive'];
  } = {},
) {
  const {
    plan = (text: string) => `About ${text.split(' ').length > 3 ? 'costs' : 'sales'}.`,
    model = true,
  } = options;
  const calls: string[] = [];
  let heard = '';
  const proposalFor = (text: string): Proposal | null => {
    const plannedText = plan(text);
    if (plannedText === null) return null;
    return {
      id: `${text}-id`,
      directive: options.directive ?? { act: 'acknowledge' },
      intent: '',
      consequences: [],
      plannedText,
      silent: false,
      expectsReply: true,
      exhibitId: null,
      thinkingMs: null,
      endsSession: false,
      patience: 'brisk',
      stimulus: 'turn',
      timer: null,
      atMs: 0,
      turn: { utteranceIds: [], text },
    };
  };
  const rehearse = (proposal: Proposal): Rehearsal => {
    calls.push(`words ${proposal.turn?.text}`);
    const words = async function* () {
      yield `${proposal.plannedText}`;
      yield 'And more.';
    };
    return {
      proposal,
      clauses: model ? words() : null,
      words,
      abort: () => void calls.push(`abort ${proposal.turn?.text}`),
    };
  };
  const early = createEarlyStart({
    guess: (unheard: Unheard | null) => proposalFor(`${heard} ${unheard?.text ?? ''}`.trim()),
    rehearse,
    voice: {
      ahead: (text) => void calls.push(`voice ${text}`),
      drop: (text) => void calls.push(`drop ${text}`),
    },
  });
  const final = (text: string) => {
    heard = `${heard} ${text}`.trim();
    early.onFinal();
  };
  const decide = () => {
    const proposal = proposalFor(heard);
    if (!proposal) throw new Error('a turn that is answered');
    return early.take(proposal);
  };
  return { early, calls, final, decide };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('begins on a stable interim, and the same turn takes it over', async () => {
  const { early, calls, final, decide } = bench();
  early.onInterim({ text: 'what about sales', stable: true });
  await settled();
  expect(calls).toEqual(['words what about sales', 'voice About sales.']);
  final('What about sales?');
  expect(decide()?.proposal.turn?.text).toBe('what about sales');
  expect(calls).toHaveLength(2);
});

it('begins on words that may still change once the candidate is silent, and not before', async () => {
  const { early, calls } = bench();
  early.onInterim({ text: 'what about', stable: false });
  early.onSilence(32);
  early.onSilence(0);
  early.onInterim({ text: 'what about sales', stable: false });
  expect(calls).toEqual([]);
  early.onSilence(96);
  early.onSilence(128);
  await settled();
  expect(calls).toEqual(['words what about sales', 'voice About sales.']);
  early.onInterim({ text: 'what about sales today', stable: false });
  expect(calls.at(-1)).toBe('words what about sales today');
});

it('begins again when the candidate goes on, and throws away what was begun', async () => {
  const { early, calls, final, decide } = bench();
  early.onInterim({ text: 'what about sales', stable: true });
  await settled();
  final('what about sales and the costs');
  await settled();
  expect(calls.slice(2)).toEqual([
    'abort what about sales',
    'drop About sales.',
    'words what about sales and the costs',
    'voice About costs.',
  ]);
  expect(decide()?.proposal.plannedText).toBe('About costs.');
});

it('does not take words that a model gave to other words of the candidate, though the plan is the same', async () => {
  const { early, calls, decide, final } = bench({ plan: () => 'Go on.' });
  final('it is fifteen');
  early.onInterim({ text: 'or maybe fifty of them', stable: true });
  await settled();
  // The candidate stopped before the rest was final.
  expect(decide()).toBeUndefined();
  expect(calls.filter((call) => call.startsWith('abort'))).toEqual([
    'abort it is fifteen',
    'abort it is fifteen or maybe fifty of them',
  ]);
});

it('takes the wording of a line over when only the last words came later, and no lead from what was said', async () => {
  for (const [directive, taken] of [
    [{ act: 'acknowledge' }, true],
    [{ act: 'redirect', topic: 'rent' }, false],
  ] as const) {
    const { early, final, decide } = bench({ plan: () => 'Go on.', directive });
    early.onInterim({ text: 'I would add the bar to the', stable: false });
    early.onSilence(96);
    await settled();
    final('I would add the bar to the ticket.');
    expect(decide()?.proposal.turn?.text === 'I would add the bar to the').toBe(taken);
  }
});

it('keeps the line of the case, whatever the words were, as long as the plan is the same', async () => {
  const { early, calls, final, decide } = bench({ plan: () => 'Go on.', model: false });
  early.onInterim({ text: 'it is', stable: true });
  await settled();
  final('it is fifteen');
  final('a month');
  expect(decide()).toBeDefined();
  expect(calls).toEqual(['words it is', 'voice Go on.']);
});

it('begins at most eight times a turn, five of them on interims, and anew for the next turn', async () => {
  const { early, calls, final, decide } = bench({ plan: (text) => `Re ${text}.` });
  for (const text of ['a', 'a b', 'a b c', 'a b c d', 'a b c d e', 'a b c d e f'])
    early.onInterim({ text: text, stable: true });
  for (const text of ['a', 'b', 'c', 'd']) final(text);
  const begun = () => calls.filter((call) => call.startsWith('words')).length;
  expect(begun()).toBe(8);
  expect(decide()).toBeUndefined();
  early.onInterim({ text: 'e', stable: true });
  expect(begun()).toBe(9);
});

it('throws everything away when there will be no answer', async () => {
  const { early, calls, final } = bench({ plan: (text) => (text.includes('minute') ? null : 'Go on.') });
  early.onInterim({ text: 'may I take a', stable: true });
  await settled();
  final('may I take a minute');
  expect(calls.slice(2)).toEqual(['abort may I take a', 'drop Go on.']);
  early.close();
  expect(calls).toHaveLength(4);
});
