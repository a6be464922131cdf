import { Button, type ButtonLook } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { type RoomScene, useScene } from './room-context.ts';

/** What is said while nobody interviews, and what can be done about it. */
export function LostBanner({ onWrite }: { onWrite: () => void }) {
  const scene = useScene();
  const { view, line } = scene;
  if (view.status !== 'live') return null;
  const lost = line === 'lost' || view.interviewer === 'lost';
  return (
    <>
      {lost && (
        <Notice tone="warn" title="The interviewer has lost the line">
          It will be back in a moment, where you were. Nothing said is lost, and this time does not count.
        </Notice>
      )}
      {view.written ? (
        <Written scene={scene} />
      ) : (
        view.writing_offered && <Offer scene={scene} onWrite={onWrite} />
      )}
    </>
  );
}

const choose = ({ send }: RoomScene, manner: 'voice' | 'text') => send({ command: 'choose_manner', manner });

/** In writing the interview goes on in the writing field. */
export function GoOnInWriting({ look = 'outline', onWrite }: { look?: ButtonLook; onWrite: () => void }) {
  const scene = useScene();
  const write = async () => {
    if (await choose(scene, 'text')) onWrite();
  };
  return (
    <Button look={look} onClick={() => void write()}>
      Go on in writing
    </Button>
  );
}

function Offer({ scene, onWrite }: { scene: RoomScene; onWrite: () => void }) {
  if (!scene.spoken) return null;
  return (
    <Notice
      tone="warn"
      title="The line keeps breaking"
      action={
        <span className="flex flex-wrap gap-2">
          <GoOnInWriting look="primary" onWrite={onWrite} />
          <Button onClick={() => void choose(scene, 'voice')}>Keep talking</Button>
        </span>
      }
    >
      You can go on in this same interview by typing; the interviewer then answers in writing.
    </Notice>
  );
}

function Written({ scene }: { scene: RoomScene }) {
  return (
    <Notice
      title="You go on in writing"
      action={<Button onClick={() => void choose(scene, 'voice')}>Back to voice</Button>}
    >
      The interviewer answers in writing, and your microphone is off.
    </Notice>
  );
}
