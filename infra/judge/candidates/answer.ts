import { pick, taskOf, type Moment, type Scene } from './scene.ts';
import * as says from './sentences.ts';
import type { Style } from './sentences.ts';

/** What a candidate who does as asked would say, in the style that is theirs. */
export function answer(scene: Scene, style: Style, moment: Moment = scene.moment): string | null {
  switch (moment) {
    case 'greeted':
      return 'Yes, I am ready.';
    case 'questions':
      return style.depth === 'full' && scene.times < 2
        ? says.askFact(scene, Math.floor(scene.dice('first') * 10) + scene.times)
        : 'No further questions.';
    case 'structure':
      return says.structure(scene, style);
    case 'calculation':
    case 'hinted':
      return scene.ask?.type === 'numeric'
        ? says.calculation(scene, style)
        : answer(scene, style, taskOf(scene.case, scene.state, scene.ask));
    case 'explain':
      return says.explanation(scene, style);
    case 'read_back':
      return scene.dice('yes', scene.turn) < 0.5 ? 'Yes, that is right.' : 'Yes.';
    case 'unit':
      return unitOf(scene);
    case 'insight':
      return says.insight(scene, style);
    case 'ideas':
    case 'what_else':
      return says.ideas(scene, style);
    case 'recommendation':
      return says.recommendation(scene, style);
    case 'probed':
    case 'led':
    case 'precision':
      return says.deeper(scene, style);
    case 'pushed':
      return 'Because it changes what is earned and what is spent, and so the answer to the question.';
    case 'which':
      return 'The first one, please.';
    case 'purpose':
      return 'I need it to see whether the costs have changed, because that would explain the profit.';
    case 'checked':
    case 'brought_back':
      return answer(scene, style, taskOf(scene.case, scene.state, scene.ask));
    case 'granted':
      return 'Okay, I am ready.';
    case 'over':
      return null;
    default:
      return moment satisfies never;
  }
}

function unitOf(scene: Scene): string {
  const unit = scene.ask?.type === 'numeric' ? scene.case.values[scene.ask.question.answer]?.unit : undefined;
  const over = unit?.split(/[/*]/)[0] ?? '';
  return pick([nameOf(over), `In ${nameOf(over)}.`], scene.dice('unit', scene.turn)) ?? '';
}

const nameOf = (unit: string): string =>
  ({ USD: 'dollars', EUR: 'euros', GBP: 'pounds', '%': 'percent' })[unit] ?? `${unit.replaceAll('_', ' ')}s`;
