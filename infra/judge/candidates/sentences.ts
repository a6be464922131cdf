import type { KeyLine } from '@caseroom/core/case/schema';
import { figureBy, inWords, wayTo, type Skill } from './figures.ts';
import { pick, type Scene } from './scene.ts';

/** How much of what the case knows this candidate says. */
export type Depth = 'full' | 'thin' | 'none';
export type Style = { depth: Depth; skill: Skill; showsWay: boolean };

const cueOf = ({ cues }: Pick<KeyLine, 'cues'>, roll: number): string => pick(cues, roll) ?? cues[0] ?? '';

/** A first cut of the case's own, or the two words that come to anybody's mind. */
export function structure(scene: Scene, { depth }: Style): string {
  if (depth === 'none') return 'I would look at it in general.';
  if (depth === 'thin') return 'I would look at revenue and costs, I guess.';
  const cut = pick(scene.case.source.key.first_cuts, scene.dice('cut'));
  const branches = (cut?.branches ?? []).map(({ name, cues }, at) => {
    const [one, two] = [cueOf({ cues }, scene.dice('branch', at)), cues.at(-1) ?? ''];
    return `${ordinals[at] ?? 'then'}, ${name.toLowerCase()}, so ${one} and ${two}`;
  });
  return `I would look at ${branches.length} parts. ${branches.join('; ')}. For each of them I would want to see how it has developed over time and how it compares with others in the same line of business, and only then go deeper where something stands out. I would start with the first one because I expect that it decides the question, and if it turns out to be sound, I would turn to the others in the order in which I named them.`;
}

const ordinals = ['First', 'second', 'third', 'fourth', 'fifth'];

/** The result of a calculation, with the way there where the candidate shows it. */
export function calculation(scene: Scene, style: Style): string {
  if (scene.ask?.type !== 'numeric') return 'I do not know.';
  if (style.depth === 'none') return 'I do not know how to work that out.';
  const { question } = scene.ask;
  const value = figureBy(scene, question, style.skill);
  const figure = saidAs(scene, question.answer, value, style.skill);
  const way = style.showsWay ? wayTo(scene, question) : [];
  const lead = style.skill === 'rounded' ? 'Let me round a little. ' : '';
  if (way.length === 0) return `${lead}So that gives ${figure}.`;
  return `${lead}Let me set it up before I compute anything, so that you can follow. I write down what we know and leave aside what does not belong to the question. I take ${way.join(' and ')} and put them together step by step, and I have gone over it a second time to be safe, so that gives ${figure}.`;
}

function saidAs(scene: Scene, name: string, value: number, skill: Skill): string {
  if (skill === 'no_unit') return value.toLocaleString('en-US', { maximumFractionDigits: 4 });
  const spoken = inWords(scene.case, name, value);
  return skill === 'month' ? `${spoken.replace(/ (?:a|an|per) (?:year|week|month)$/, '')} a month` : spoken;
}

/** Going through a result: its inputs, and the same result again at the end. */
export function explanation(scene: Scene, style: Style): string {
  if (scene.ask?.type !== 'numeric') return 'I put the figures together.';
  const way = wayTo(scene, scene.ask.question);
  if (way.length === 0) return 'I took what the exhibit shows and worked it out from there.';
  const last = inWords(
    scene.case,
    scene.ask.question.answer,
    figureBy(scene, scene.ask.question, style.skill),
  );
  return scene.dice('again', scene.ask.id) < 0.5
    ? `I took ${way.join(' times ')}, and that is how I got there. I first wrote down what belongs together, then went through it line by line, and in the end I compared it with what I would have expected.`
    : `I took ${way.join(' and ')}, and with that I come to ${last}.`;
}

export function insight(scene: Scene, { depth }: Style): string {
  const line = pick(scene.case.source.key.insights, scene.dice('insight', scene.times));
  if (depth !== 'full' || !line) return 'It is an interesting number, it tells us something.';
  return `It tells me that this is about ${cueOf(line, scene.dice('cue'))}, so the client has to think about that before anything else. If we only looked at the total we would miss it, and I would want to know whether it stays that way or whether it was a matter of a single period, because the answer to the client hangs on it.`;
}

export function ideas(scene: Scene, { depth }: Style): string {
  const { ideas: known } = scene.case.source.key;
  if (depth === 'none') return 'I have no ideas.';
  if (scene.times > 1) return 'No, nothing else comes to mind.';
  const some = [0, 1].map((at) => known[(scene.times * 2 + at) % Math.max(1, known.length)]);
  const cues = some.flatMap((line, at) => (line ? [cueOf(line, scene.dice('idea', scene.times, at))] : []));
  if (depth === 'thin' || cues.length === 0) return 'Maybe more advertising, or better service.';
  return `One idea is ${cues.join(', another is ')}, and a third would be to ask the customers what they miss. Of these I would take the first one further, as it is quick to try, needs little money and can be undone if nobody wants it, while the others take longer and bind people.`;
}

export function recommendation(scene: Scene, { depth }: Style): string {
  const { key } = scene.case.source;
  if (depth === 'none') return 'I am not sure what to say.';
  if (depth === 'thin')
    return 'I would do it, I think, because it looks good overall and the client wants it.';
  const risk = pick(key.risks, scene.dice('risk'));
  const why = pick(key.insights, scene.dice('why'));
  return `My recommendation is this: ${cueOf(key.recommendation, scene.dice('advice'))}. The reason is ${why ? cueOf(why, scene.dice('because')) : 'the figures'}. The main risk is ${risk ? cueOf(risk, scene.dice('danger')) : 'the market'}. As a next step I would test it on a small scale for a few weeks, with a clear measure of success that we agree on beforehand, and I would talk to the people who do the work every day, since they will see first whether it holds. If it does, we go on with the rest before the end of the year.`;
}

/** Asks for a fact in one of the ways in which people ask. */
export function askFact(scene: Scene, at: number): string {
  const { facts } = scene.case.source;
  const fact = facts[at % Math.max(1, facts.length)];
  if (!fact) return 'Is there anything else that I should know?';
  const cue = cueOf({ cues: fact.asks }, scene.dice('ask', at));
  const asks = [
    `Do we know anything about ${cue}?`,
    `What can you tell me about ${fact.topic}?`,
    `Could you give me some information on ${cue}?`,
    `I would like to understand ${fact.topic}, is there data on it?`,
  ];
  return pick(asks, scene.dice('asks', at)) ?? '';
}

/** A line of the driver that a probe or a wish for more can be answered with. */
export function deeper(scene: Scene, { depth }: Style): string {
  const driver = pick(scene.case.source.key.drivers, scene.dice('deeper', scene.turn));
  if (depth !== 'full' || !driver) return 'I would have to think about that, maybe the costs.';
  return `I would take ${cueOf(driver, scene.dice('driver', scene.turn))} first, because most of the answer depends on it. The others matter as well, but they follow from it, and I would not want to spend our time on what cannot change the outcome.`;
}
