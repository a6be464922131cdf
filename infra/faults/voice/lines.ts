import { synthesise } from '../../speech/clips.ts';
import { type KnownLine, speechLevels } from '../../simulators/ear.ts';
import type { Clip } from '../../speech/clips.ts';

/** What a candidate of the shortest case says: no line twice, and no word order that stands in two of them. */
const talk = [
  'Yes, please go ahead.',
  'How many seats does the rooftop have?',
  'What does it cost to open for a night?',
  'Which films would she show on those evenings?',
  'How many weeks does the season run?',
  'Why is the owner thinking of Mondays now?',
  'Are there competitors who are open that day?',
  'That was all I wanted to know, thank you.',
  'I would first look at guests and money per guest, then at the cost of a night.',
  'And I would check what Mondays take from the other nights.',
  'Let me begin with the number of guests that a night needs.',
  'I think that about sixty guests would be enough.',
  'My next step would be to compare this with the survey.',
  'Rain would be a risk for such an evening.',
  'I would try a few Mondays with an offer of their own.',
  'That is my recommendation to the owner.',
] as const;

/** What people say when nobody answers. */
const nobodyThere = [
  'Hello, are you still there?',
  'Can you hear me?',
  'Is anybody listening?',
  'I am still in the room, by the way.',
] as const;

export type SpokenLine = { text: string; clip: Clip; known: KnownLine };

/** The lines of one interview in their order. */
export type Lines = { next(answered: boolean): Promise<SpokenLine | undefined> };

export function createLines(): Lines {
  const [ordinary, worried] = [[...talk], [...nobodyThere]];
  return {
    async next(answered) {
      const text = (answered ? ordinary.shift() : worried.shift()) ?? ordinary.shift();
      return text === undefined ? undefined : spoken(text);
    },
  };
}

async function spoken(text: string): Promise<SpokenLine> {
  const clip = await synthesise(text, { rateHz: 16_000 });
  return { text, clip, known: { text, levels: speechLevels(clip) } };
}
