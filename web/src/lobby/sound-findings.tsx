import { NOISY_DB, type SoundMeasure } from '../sound/echo.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

type SoundFindingsProps = {
  sound: SoundMeasure | null;
  byKey: boolean;
  onByKey: (on: boolean) => void;
};

/** What the test sound told of this room, and whether to take turns by key in it. */
export function SoundFindings({ sound, byKey, onByKey }: SoundFindingsProps) {
  const isNoisy = sound !== null && sound.noiseDb > NOISY_DB;
  return (
    <div role="status" className="mt-4 grid gap-3">
      {sound?.echo === 'much' && (
        <Notice title="Your loudspeaker is heard in your microphone">
          That is all right: the interviewer knows its own voice. It stops for words, so interrupt it with a
          few. With headphones it stops at once.
        </Notice>
      )}
      {isNoisy && !byKey && (
        <Notice
          tone="warn"
          title="It is noisy where you are"
          action={<Button onClick={() => onByKey(true)}>Talk by key</Button>}
        >
          The interviewer may take the noise for you. With push-to-talk it hears you only while you hold a key
          or a button.
        </Notice>
      )}
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-5 accent-accent"
          checked={byKey}
          onChange={(event) => onByKey(event.target.checked)}
        />
        <span>
          Talk by key{' '}
          <span className="text-soft text-sm">(push-to-talk: hold the space bar or a button)</span>
        </span>
      </label>
    </div>
  );
}
