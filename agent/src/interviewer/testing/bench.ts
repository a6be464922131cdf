import { teaHouse } from '@caseroom/core/interview/testing/tea-house';
import { countingIds } from '@caseroom/core/interview/testing/log-of';
import type { Door, EventBody, LogEvent } from '@caseroom/core/log/event';
import { createInterviewer } from '../interviewer.ts';
import type { InterviewerModel } from '../model.ts';
import type { Interviewer, Proposal } from '../port.ts';
import { createVirtualLog, type VirtualLog } from '../virtual-log.ts';

/** An interviewer on a bench: its clock is set by hand, and its log can be handed to the next one. */
export type Bench = {
  interviewer: Interviewer;
  log: VirtualLog;
  at(ms: number): void;
  /** The page sends an event; gives what the interviewer wants to say to it. */
  page(body: EventBody): Proposal | null;
  /** Says a proposal to its end, and gives its text. */
  say(proposal: Proposal | null): Promise<string>;
  /** A line of the candidate's, spoken; gives the text of the reply, empty when nobody answers. */
  hear(text: string): Promise<string>;
};

const started = (door: Door): EventBody => ({
  kind: 'session_started',
  data: {
    case_id: 'tea-house',
    case_hash: 'f',
    seed: 7,
    mode: 'interviewer-led',
    setting: 'practice',
    door,
    versions: { policy: '1', prompts: '1', rubric: '1' },
  },
});

export function onBench(
  door: Door = 'talk',
  history?: readonly LogEvent[],
  model: InterviewerModel | null = null,
): Bench {
  const newId = countingIds(history ? 500_000 : 100_000);
  const log = createVirtualLog(newId(), newId);
  if (!history) log.append('api', started(door), 0);
  let nowMs = history?.at(-1)?.occurred_ms ?? 0;
  const brief = { case: teaHouse, events: [...(history ?? log.events)], candidate_name: 'Ana' };
  const interviewer = createInterviewer({ brief, record: log.record, now: () => nowMs, newId, model });
  const say = async (proposal: Proposal | null) => {
    if (!proposal) return '';
    interviewer.commit(proposal);
    const clauses: string[] = [];
    for await (const clause of interviewer.speak(proposal, new AbortController().signal))
      clauses.push(clause);
    interviewer.replyBegun(proposal);
    const startMs = nowMs;
    nowMs += 2000;
    const text = clauses.join(' ');
    interviewer.replySaid(proposal, { text, startMs, endMs: nowMs, interrupted: false });
    return text;
  };
  return {
    interviewer,
    log,
    say,
    at: (ms) => {
      nowMs = ms;
    },
    page(body) {
      const [command] = interviewer.absorb([log.append('page', body, nowMs)]).commands;
      return command ? interviewer.onCommand(command) : null;
    },
    async hear(text) {
      nowMs += 3000;
      const eventId = newId();
      const times = { startMs: nowMs - 2000, endMs: nowMs, words: [], confidence: 0.9 };
      const role = interviewer.hear({ eventId, text, ...times, modality: 'spoken', recogniser: 'test' });
      if (role !== 'turn') return '';
      return say(interviewer.propose({ utteranceIds: [eventId], text, nowMs }));
    },
  };
}

const cut =
  'I would look at the revenue first, that is price times cups, then at the cost of rent and tea, and at what happens to the first shop.';

/** A bench on which the calculation has just been asked for. */
export async function atMargin(door: 'talk' | 'demo' = 'talk') {
  const bench = onBench(door);
  await bench.say(bench.page({ kind: 'page_audible', data: {} }));
  for (const line of ['Ready.', 'No further questions.', cut, 'Because revenue and cost give the profit.'])
    if (bench.interviewer.state.ask?.askId !== 'margin') await bench.hear(line);
  return bench;
}
