import type { KeyLine, PhaseKind } from '../case/schema.ts';
import { findAnyCue, tokensOf } from '../speech/cues.ts';
import { newEvent, type Context } from './context.ts';
import type { NewEvent } from './fold-event.ts';

/** From which phase on a line of the key counts as said: "don't" in a question is no recommendation. */
const early: readonly PhaseKind[] = [
  'prompt',
  'clarify',
  'structure',
  'analysis',
  'brainstorm',
  'recommendation',
];
const late: readonly PhaseKind[] = ['structure', 'analysis', 'brainstorm', 'recommendation'];

/** Events for the lines of the key that this turn says for the first time. */
export function keyLinesSaid(context: Context): NewEvent[] {
  const { turn, phase, state } = context;
  if (!turn || !phase) return [];
  return linesOpenIn(context, phase.kind)
    .filter(({ id }) => !state.keyLines.includes(id))
    .flatMap((line) => {
      const utterance = turn.utterances.find(({ text }) => says(text, line)) ?? turn.utterances.at(-1);
      if (!utterance || !says(turn.text, line)) return [];
      return [
        newEvent(context, { kind: 'key_line_said', data: { line_id: line.id, utterance_id: utterance.id } }),
      ];
    });
}

export const says = (text: string, { cues }: Pick<KeyLine, 'cues'>): boolean =>
  findAnyCue(tokensOf(text), cues) !== undefined;

function linesOpenIn({ case: { source } }: Context, kind: PhaseKind): KeyLine[] {
  const { drivers, insights, ideas, risks, recommendation } = source.key;
  return [
    ...(early.includes(kind) ? drivers : []),
    ...(late.includes(kind) ? [...insights, ...ideas, ...risks] : []),
    ...(kind === 'recommendation' ? [recommendation] : []),
  ];
}
