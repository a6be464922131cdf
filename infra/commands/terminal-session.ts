import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { createInterviewer } from '@caseroom/agent/interviewer/interviewer';
import type { Interviewer, Proposal, Turn } from '@caseroom/agent/interviewer/port';
import type { TextSessionOptions } from '@caseroom/agent/interviewer/text-session';
import { createVirtualLog, type VirtualLog } from '@caseroom/agent/interviewer/virtual-log';
import { exhibitTable } from '@caseroom/core/case/preview';
import type { CompiledCase } from '@caseroom/core/case/schema';
import type { EventBody } from '@caseroom/core/log/event';

const help = 'Type your lines. /time asks for a minute, /ready ends it, /repeat repeats, /quit leaves.\n\n';

/** An interview by typing, in real time. Gives the process's exit code. */
export async function playInTerminal(options: TextSessionOptions, json: boolean): Promise<number> {
  const session = openSession(options);
  const out = json ? process.stderr : process.stdout;
  out.write(`${options.case.source.title}\n${help}`);
  const mouth = createMouth(session, options.case, out);
  const lines = createInterface({ input: process.stdin });
  const ticker = setInterval(() => void mouth.say(session.interviewer.onTimer(session.now())), 250);
  await mouth.say(session.interviewer.open());
  try {
    for await (const line of lines) {
      if (line.trim() === '/quit') break;
      if (line.trim() !== '') await takeLine(session, mouth, line.trim());
      if (session.interviewer.state.status === 'ended') break;
    }
  } finally {
    clearInterval(ticker);
    lines.close();
  }
  if (json) process.stdout.write(`${JSON.stringify(session.log.events, null, 2)}\n`);
  return 0;
}

type Session = { interviewer: Interviewer; log: VirtualLog; now: () => number };
type Mouth = { say(proposal: Proposal | null, turn?: Turn): Promise<void> };

function openSession({ case: compiled, mode, setting, door, seed }: TextSessionOptions): Session {
  const log = createVirtualLog(randomUUID());
  const startedAt = performance.now();
  const now = () => Math.round(performance.now() - startedAt);
  const versions = { policy: 'text', prompts: 'text', rubric: 'text' };
  const pinned = { case_id: compiled.source.id, case_hash: compiled.case_hash, seed };
  log.append('api', { kind: 'session_started', data: { ...pinned, mode, setting, door, versions } }, 0);
  log.append('page', { kind: 'page_audible', data: {} }, 0);
  const brief = { case: compiled, events: [...log.events], candidate_name: null };
  const interviewer = createInterviewer({ brief, record: log.record, now, newId: randomUUID, model: null });
  return { interviewer, log, now };
}

function createMouth(
  { interviewer, now }: Session,
  compiled: CompiledCase,
  out: NodeJS.WritableStream,
): Mouth {
  return {
    async say(proposal, turn) {
      if (!proposal) return;
      interviewer.commit(proposal, turn);
      if (proposal.silent) return;
      interviewer.replyBegun(proposal);
      const startMs = now();
      const clauses: string[] = [];
      for await (const clause of interviewer.speak(proposal, new AbortController().signal))
        clauses.push(clause);
      const text = clauses.join(' ');
      out.write(`\n  ${text}\n\n`);
      const exhibit = compiled.exhibits.find(({ id }) => id === proposal.exhibitId);
      if (exhibit) out.write(`${exhibitTable(exhibit)}\n`);
      interviewer.replySaid(proposal, { text, startMs, endMs: now(), interrupted: false });
    },
  };
}

async function takeLine(session: Session, mouth: Mouth, line: string): Promise<void> {
  const { interviewer, log, now } = session;
  const at = now();
  const event = log.append('page', commandOf(session, line, at), at);
  const { turns, commands } = interviewer.absorb([event]);
  for (const { eventId, text } of turns) {
    const turn = { utteranceIds: [eventId], text };
    await mouth.say(interviewer.propose({ ...turn, nowMs: now() }), turn);
  }
  for (const command of commands) await mouth.say(interviewer.onCommand(command));
}

function commandOf({ interviewer }: Session, line: string, at: number): EventBody {
  const { thinking } = interviewer.state;
  if (line === '/time') return { kind: 'thinking_asked', data: { asked_ms: null, by: 'key' } };
  if (line === '/repeat') return { kind: 'repeat_asked', data: {} };
  if (line === '/ready' && thinking)
    return { kind: 'thinking_ended', data: { used_ms: at - thinking.askedAtMs, by: 'key' } };
  const source = { words: [], confidence: null, recogniser: null };
  const typed = { text: line, ...source, modality: 'typed' as const, role: 'turn' as const };
  return { kind: 'utterance_heard', data: { ...typed, start_ms: at, end_ms: at } };
}
