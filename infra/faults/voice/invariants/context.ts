import type { LogEvent, LogEventOf } from '@caseroom/core/log/event';
import type { InterviewRecord } from '../record.ts';

const apology = /sorry|apolog/i;

/** A new interviewer begins by saying so, and no question is lost or asked twice. */
export function inContext({ log }: InterviewRecord): string[] {
  const begun = log.filter((event) => event.kind === 'reply_begun');
  const first = new Map<number, LogEventOf<'reply_begun'>>();
  for (const reply of begun) if (!first.has(reply.epoch)) first.set(reply.epoch, reply);
  const [, ...later] = [...first.values()].toSorted((a, b) => a.epoch - b.epoch);
  const unsaid = later
    .filter(({ data }) => !apology.test(data.planned_text))
    .map(({ epoch }) => `the interviewer of epoch ${epoch} goes on without a word about the break`);
  return [...unsaid, ...questionsIn(log)];
}

const questionsOf = (text: string): string[] =>
  text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.endsWith('?'));

const timesIn = (part: string, whole: string): number => whole.split(part).length - 1;

function questionsIn(log: readonly LogEvent[]): string[] {
  const planned = new Map(
    log.flatMap((event) =>
      event.kind === 'reply_begun' ? [[event.data.reply_id, event.data.planned_text]] : [],
    ),
  );
  return log.flatMap((event) => {
    if (event.kind !== 'reply_said' || event.data.interrupted) return [];
    const said = event.data.text.replace(/\s+/g, ' ');
    return questionsOf((planned.get(event.data.reply_id) ?? '').replace(/\s+/g, ' ')).flatMap((question) => {
      const times = timesIn(question, said);
      if (times === 1) return [];
      return [
        times === 0
          ? `the question "${question}" was not asked`
          : `the question "${question}" was asked ${times} times`,
      ];
    });
  });
}
