import { Pause, Play } from 'lucide-react';
import { PlayerWords } from '../report/player-words.tsx';
import type { Replay } from '../report/use-replay.ts';
import { clockText } from '../room/clock.ts';

type TakePlayerProps = {
  replay: Replay;
  name: string;
  /** Where the moment begins; what lies before it in the recording is another one. */
  fromMs: number;
};

/** The recording of one take. Its lines and quotes lead to their second. */
export function TakePlayer({ replay, name, fromMs }: TakePlayerProps) {
  const Icon = replay.playing ? Pause : Play;
  return (
    <>
      <div className="mt-3 flex items-center gap-3">
        <audio ref={replay.audio} preload="metadata" />
        <button
          type="button"
          aria-label={`${replay.playing ? 'Pause' : 'Play'}: ${name}`}
          onClick={() => (replay.atMs < fromMs ? replay.playFrom(fromMs) : replay.toggle())}
          className="grid size-11 shrink-0 place-items-center rounded-full bg-accent text-accent-ink"
        >
          <Icon aria-hidden="true" className="size-5 fill-current" />
        </button>
        <span className="figures text-sm">{clockText(Math.max(fromMs, replay.atMs))}</span>
      </div>
      <PlayerWords replay={replay} className="mt-1" />
    </>
  );
}
