import { habits as h } from './habits.ts';
import type { Profile } from './candidate.ts';
import type { Style } from './sentences.ts';

const strong: Style = { depth: 'full', skill: 'right', showsWay: true };
const plain: Style = { depth: 'full', skill: 'right', showsWay: false };
const weak: Style = { depth: 'thin', skill: 'mixed', showsWay: false };
const lost: Style = { depth: 'none', skill: 'slip', showsWay: false };

const sits = (name: string, style: Style, more: Partial<Profile> = {}): Profile => ({
  name,
  style,
  ends: 'completed',
  talks: style.depth === 'full',
  ...more,
});
const leaves = (name: string, more: Partial<Profile>): Profile =>
  sits(name, weak, { ends: 'off_case', talks: false, ...more });

/** The candidates of the judge. Each knows the case from the inside and does with it what its name says. */
export const roster: readonly Profile[] = [
  sits('strong', strong),
  sits('strong, typing', strong, { typed: true }),
  sits('strong, without a word too many', plain),
  sits('strong, in a mock interview', strong, { mock: true }),
  sits('slow and thorough', strong, { habit: h.takesAMinute, pause: () => 6000 }),
  sits('weak', weak),
  sits('weak, typing', weak, { typed: true }),
  sits('at a loss', lost),
  sits('silent', lost, { habit: h.silent, pause: () => 3_600_000, talks: false }),
  sits('silent at calculations', weak, { pause: h.longPauseAtSums }),
  sits('of few words', weak, { habit: h.monosyllabic, talks: false }),
  sits('rambling', strong, { habit: h.rambles }),
  sits('rambling and wrong', { ...strong, skill: 'slip' }, { habit: h.rambles }),
  leaves('hostile', { habit: h.hostile }),
  sits('irritable', strong, { habit: h.irritable }),
  leaves('off topic', { habit: h.offTopic }),
  sits('chatty', strong, { habit: h.chatty }),
  sits('always wrong', { ...plain, skill: 'slip' }),
  sits('always wrong, showing the way', { ...strong, skill: 'slip' }),
  sits('misreading', { ...strong, skill: 'misread' }),
  sits('slipping by a zero', { ...plain, skill: 'zero' }),
  sits('without units', { ...plain, skill: 'no_unit' }),
  sits('mixing up month and year', { ...plain, skill: 'month' }),
  sits('rounding aloud', { ...strong, skill: 'rounded' }),
  sits('rounding silently', { ...plain, skill: 'near' }),
  sits('wrong first, then consistent', { ...plain, skill: 'right' }, { habit: h.firstFigureWrong }),
  sits('correcting themselves', strong, { habit: h.correctsThemselves }),
  sits('begging for the answer', weak, { habit: h.begs }),
  sits('asking whether it is right', strong, { habit: h.asksIfRight }),
  leaves('injecting', { habit: h.injects }),
  sits('injecting in answers', strong, { habit: h.injectsInAnswers }),
  leaves('speaking German', { habit: h.german }),
  sits('slipping into Spanish', strong, { habit: h.spanishOnce }),
  leaves('gibberish', { habit: h.gibberish }),
  sits('mumbling now and then', strong, { habit: h.mumbles }),
  sits('hurried', { ...plain, depth: 'full' }, { habit: h.hurries, pause: () => 200 }),
  sits('interrupting', strong, { talksOver: true, pause: h.interrupts }),
  sits('asking for every figure', strong, { habit: h.asksForEverything }),
  sits('asking for what is not there', strong, { habit: h.asksForTheUnknown }),
  sits('never with a hypothesis', { ...weak, skill: 'right' }, { habit: h.onlyDescribes, talks: false }),
  sits('asking for time often', strong, { habit: h.asksTimeOften }),
  sits('muttering in thinking time', strong, { habit: h.mutters, pause: h.muttersPause }),
  sits('asking in thinking time', strong, { habit: h.asksInThinking, pause: h.muttersPause }),
  sits('full of ideas', strong, { habit: h.brainstorms }),
  sits('living on hints', weak, { habit: h.wantsHints }),
  sits('asking to repeat', strong, { habit: h.wantsRepeats }),
  sits('recapping wrongly', strong, { habit: h.recapsWrongly }),
  sits('denying what is read back', strong, { habit: h.deniesReadBack }),
];
