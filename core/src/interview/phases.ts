import type { PhaseKind } from '../case/schema.ts';
import type { DirectiveAct, Mode } from '../log/event.ts';

/** What may be done whatever the phase: conduct, repeats, time, and a clean end. None of it takes the case forward. */
const always: readonly DirectiveAct[] = [
  'repeat',
  'off_case',
  'ask_precision',
  'check_in',
  'wait',
  'goodbye',
  'apologise_lost',
  'hearing_trouble',
  'continue_reply',
  'relay_whisper',
  'grant_thinking',
  'thinking_check',
  'acknowledge',
  'move_on',
];
/** What a candidate may get by asking, from the moment the case has been put. */
const information: readonly DirectiveAct[] = [
  'answer_fact',
  'no_data',
  'clarify',
  'ask_purpose',
  'define',
  'correct_recap',
];
const help: readonly DirectiveAct[] = ['hint', 'probe', 'pushback', 'curveball', 'time_cue', 'ask'];
const figures: readonly DirectiveAct[] = [
  'read_back',
  'ask_unit',
  'walk_through',
  'give_result',
  'show_exhibit',
];
const leading: readonly DirectiveAct[] = ['redirect'];

const interviewerLed: Readonly<Record<PhaseKind, readonly DirectiveAct[]>> = {
  greeting: [...always, 'greet', 'give_prompt'],
  prompt: [...always, ...information, 'give_prompt', 'ask', 'time_cue'],
  clarify: [...always, ...information, 'ask', 'time_cue'],
  structure: [...always, ...information, ...help],
  analysis: [...always, ...information, ...help, ...figures, 'what_else'],
  brainstorm: [...always, ...information, ...help, 'what_else', 'give_result'],
  recommendation: [...always, ...information, ...help, 'give_result'],
  goodbye: [...always],
};

/** The candidate leads: they may be asked where they are and be brought back. */
const candidateLed: Readonly<Record<PhaseKind, readonly DirectiveAct[]>> = {
  ...interviewerLed,
  structure: [...interviewerLed.structure, ...leading],
  analysis: [...interviewerLed.analysis, ...leading],
};

/** Any segment with a reason is followed: nobody is brought back, but a reason may be asked for. */
const productManagement: Readonly<Record<PhaseKind, readonly DirectiveAct[]>> = {
  ...interviewerLed,
  structure: [...interviewerLed.structure, 'what_else'],
  recommendation: [...interviewerLed.recommendation, 'what_else'],
};

const tables: Readonly<Record<Mode, Readonly<Record<PhaseKind, readonly DirectiveAct[]>>>> = {
  'interviewer-led': interviewerLed,
  'candidate-led': candidateLed,
  'product-management': productManagement,
};

export function isAllowedAct(mode: Mode, phase: PhaseKind, act: DirectiveAct): boolean {
  return tables[mode][phase].includes(act);
}

export const allowedActs = (mode: Mode, phase: PhaseKind): readonly DirectiveAct[] => tables[mode][phase];

/** The order of an interview: a phase is followed by one of the same kind or a later one, and never left backwards. */
const order: readonly PhaseKind[] = [
  'greeting',
  'prompt',
  'clarify',
  'structure',
  'analysis',
  'brainstorm',
  'recommendation',
  'goodbye',
];

/** A case may put its brainstorm between two analyses; nothing else goes back. */
export function isAllowedMove(from: PhaseKind | null, to: PhaseKind): boolean {
  if (from === null) return to === 'greeting' || to === 'prompt';
  if (from === 'goodbye') return false;
  if (to === 'goodbye') return true;
  if (from === 'brainstorm' && to === 'analysis') return true;
  const middle = from === 'analysis' || from === 'brainstorm' || from === 'structure';
  return order.indexOf(to) > order.indexOf(from) || (middle && from === to);
}
