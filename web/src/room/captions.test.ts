import type { TranscriptLine } from '@caseroom/core/wire/view';
import { describe, expect, it } from 'vitest';
import { type Caption, unlogged, withCaption, withoutLogged } from './captions.ts';

const said = (id: string, text: string, final = false): Caption => ({
  id,
  speaker: 'candidate',
  text,
  final,
});
const logged: TranscriptLine = {
  id: 'x',
  speaker: 'candidate',
  text: 'twelve million',
  start_ms: 0,
  end_ms: 1,
  modality: 'spoken',
  interrupted: false,
  corrected: false,
};

describe('captions', () => {
  it('grow in place while a segment is being said', () => {
    const captions = [said('1', 'twelve'), said('1', 'twelve million', true), said('2', 'so')].reduce<
      Caption[]
    >(withCaption, []);
    expect(captions.map((caption) => caption.text)).toEqual(['twelve million', 'so']);
  });
  it('drop a segment that turned out to be nothing', () => {
    expect(withCaption([said('1', 'uh')], said('1', '  ', true))).toEqual([]);
  });
  it('do not repeat a line that the log had first, whole or cut short', () => {
    const late = [said('1', 'Twelve million.', true), said('2', 'and then some')];
    expect(unlogged(late, [logged])).toEqual([late[1]]);
    const more = [said('3', 'twelve million cups')];
    expect(unlogged(more, [logged])).toBe(more);
    expect(unlogged(more, [{ ...logged, interrupted: true }])).toEqual([]);
    expect(unlogged(late, [{ ...logged, speaker: 'interviewer' }])).toBe(late);
  });
  it('leave when the log has the line, but not while they are still being said', () => {
    const captions = [said('1', 'twelve million', true), said('2', 'and')];
    expect(withoutLogged(captions, [logged])).toEqual([captions[1]]);
    expect(withoutLogged(captions, [])).toBe(captions);
    expect(withoutLogged(captions, [{ ...logged, speaker: 'interviewer' }])).toBe(captions);
  });
});
