import type { voice } from '@livekit/agents';
import type { FoldableEvent } from '@caseroom/core/interview/fold-event';
import type { Interviewer } from '../interviewer/port.ts';
import type { BudgetGate } from '../life/budget.ts';
import type { Logger } from '../life/logger.ts';
import type { SessionClock } from '../life/session-clock.ts';
import { uuidV7 } from '../life/uuid-v7.ts';
import type { HeardFinal } from '../recogniser/heard.ts';
import { Hearing } from '../recogniser/hearing.ts';
import type { HeardInterim } from '../recogniser/hearing-deps.ts';
import type { Recogniser } from '../recogniser/recogniser.ts';
import type { RoomState } from '../room/room-state.ts';
import type { Conversation } from './conversation.ts';
import { createFloor, type Floor } from './floor.ts';
import { watchHearing } from './hearing-watch.ts';
import { createTurnKey } from './turn-key.ts';

export type EarsDeps = {
  recognisers: readonly Recogniser[];
  interviewer: Pick<Interviewer, 'state' | 'roleOf'>;
  conversation: Pick<Conversation, 'hear' | 'hush' | 'waitFor' | 'tellHearing'>;
  clock: SessionClock;
  roomState: Pick<RoomState, 'hearing'>;
  budget: BudgetGate;
  logger: Logger;
  /** Falls silent for good: the candidate has the floor. */
  interrupt: () => void;
  /** A final became part of the turn. */
  onTurnWords: () => void;
  /** Words of the candidate that may still change. */
  onInterim?: (interim: HeardInterim) => void;
  /** A recogniser failed, and will be asked again or another one instead. */
  onFailure?: () => void;
  /** A connection to a recogniser stands that is not the first one. */
  onReconnect?: () => void;
  onUsage: (recogniser: Recogniser, audioMs: number) => void;
  onSwitch: (from: string, to: string | null, reason: string) => void;
};

/** What the interviewer hears with: recognisers, the judgement of what is speech at all, and the key. */
export type Ears = {
  hearing: Hearing;
  floor: Floor;
  attach(output: voice.AudioOutput): void;
  /** What others wrote into the log, before the conversation takes it in. */
  absorb(events: readonly FoldableEvent[]): void;
  heardNothingSince(sinceWallMs: number): void;
  /** Nobody hears any more. */
  away(reason: string): void;
  /** Nobody hears, as far as is known. */
  readonly isAway: boolean;
  close(): void;
};

export function createEars(deps: EarsDeps): Ears | undefined {
  const { recognisers, interviewer, conversation, clock, roomState } = deps;
  if (recognisers.length === 0) return undefined;
  const state = () => interviewer.state;
  const watch = watchHearing({ ...deps, first: recognisers[0] });
  const floor: Floor = createFloor({
    echo: state().echo ?? null,
    isDeaf: () => state().byKey === true && !key.isHeld,
    tellsWords: () => watch.hears?.interims ?? false,
    onNoise: (noisy) => roomState.hearing(noisy ? 'unclear' : watch.hears ? 'ok' : 'away'),
    roleOf: (text) => interviewer.roleOf({ text, modality: 'spoken' }),
    interrupt: deps.interrupt,
    toWall: (sessionMs) => sessionMs - clock.offsetMs(),
  });
  const record = (final: HeardFinal, recogniser: string, role?: 'echo' | 'backchannel') => {
    const base = { ...final, eventId: uuidV7(), modality: 'spoken' as const, recogniser };
    return conversation.hear(role ? { ...base, role } : base);
  };
  const hearing = new Hearing({
    recognisers: () => recognisers.filter(({ paid }) => !paid || deps.budget.paid),
    clock,
    logger: deps.logger,
    onFinal(final, { name }) {
      const { own, said } = floor.sort(final);
      if (own) record(own, name, 'echo');
      key.heard();
      if (!said) return false;
      if (record(said, name, key.isTakenBack(said) ? 'backchannel' : undefined) !== 'turn') return false;
      deps.onTurnWords();
      // By key the turn is ours to end, so the framework sees none of it.
      if (state().byKey !== true) return true;
      if (key.isOver) conversation.waitFor(Promise.resolve());
      return false;
    },
    onNoWords: () => key.heard(),
    onInterim(interim) {
      const isCandidate = floor.interim(interim);
      if (isCandidate) deps.onInterim?.(interim);
      return isCandidate;
    },
    onHears: watch.heard,
    onAway: watch.away,
    onUsage: deps.onUsage,
    ...(deps.onFailure ? { onFailure: deps.onFailure } : {}),
    ...(deps.onReconnect ? { onReconnect: deps.onReconnect } : {}),
  });
  const key = createTurnKey({
    now: clock.now,
    listen: (on, fromMs) => hearing.listen(on, fromMs === undefined ? undefined : fromMs - clock.offsetMs()),
    isHearing: () => hearing.isBusy,
    hush: conversation.hush,
    waitFor: conversation.waitFor,
  });
  deps.budget.onChange(() => hearing.chooseAgain());
  // What was told before there were ears is in the log.
  if (state().byKey) key.turn('on', clock.now());
  if (state().keyTurn) key.turn('start', clock.now());
  return {
    hearing,
    floor,
    attach: floor.attach,
    absorb(events) {
      for (const event of events) {
        if (event.kind === 'turn_key') key.turn(event.data.act, event.occurred_ms);
        if (event.kind === 'sound_measured') floor.measured(event.data.echo);
        // Nobody holds the key of a page that is gone; what was said by then is a turn.
        if (event.kind === 'connection_lost' && key.isHeld) key.turn('end', event.occurred_ms);
      }
    },
    away: watch.away,
    heardNothingSince: (sinceWallMs) => hearing.heardNothingSince(sinceWallMs),
    get isAway() {
      return watch.hears === undefined;
    },
    close: watch.close,
  };
}
