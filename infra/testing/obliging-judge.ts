import type { ReplyFunction } from '../simulators/model-reply.ts';

/** A judge that gives the middle level and quotes the first words of the candidate that it is shown. */
export const obligingJudge: ReplyFunction = ({ messages }) => {
  const asked = messages.at(-1)?.text ?? '';
  const quoted = /"speaker":"candidate","text":"((?:[^"\\]|\\.){12,60})/.exec(asked)?.[1] ?? '';
  return { json: { level: 3, because: 'As usual practice has it.', quotes: [quoted] } };
};
