import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { composerId } from './composer.tsx';
import { type RoomScene, useScene } from './room-context.ts';

/** What is said while nobody interviews, and what can be done about it. */
export function LostBanner() {
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
      {view.written ? <Written scene={scene} /> : view.writing_offered && <Offer scene={scene} />}
    </>
  );
}

const choose = ({ send }: RoomScene, manner: 'voice' | 'text') => send({ command: 'choose_manner', manner });

function Offer({ scene }: { scene: RoomScene }) {
  if (!scene.spoken) return null;
  const write = async () => {
    if (await choose(scene, 'text')) document.getElementById(composerId)?.focus();
  };
  return (
    <Notice
      tone="warn"
      title="The line keeps breaking"
      action={
        <span className="flex flex-wrap gap-2">
          <Button look="primary" onClick={() => void write()}>
            Go on in writing
          </Button>
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
