import type { QueuePlace } from '@caseroom/core/wire/seats';
import { useNavigate } from '@tanstack/react-router';
import { Button } from '../ui/button.tsx';
import { PageTitle } from '../ui/page.tsx';
import { useGiveUpPlace } from './use-give-up-place.ts';
import { durationSentence, placeSentence, tabTitle } from './words.ts';

type WaitingRoomProps = { sessionId: string; queue: QueuePlace };

/** Every seat is taken: the place in the queue, until the room opens by itself. */
export function WaitingRoom({ sessionId, queue }: WaitingRoomProps) {
  const navigate = useNavigate();
  useGiveUpPlace(sessionId);
  return (
    <section aria-labelledby="waiting">
      <PageTitle title={tabTitle(queue)}>
        <span id="waiting">Every interviewer is busy</span>
      </PageTitle>
      <div role="status" aria-atomic="true" className="mt-6 rounded-xl bg-wash px-5 py-5">
        <p className="text-xl font-medium">{placeSentence(queue)}</p>
        <p className="mt-1 text-soft">{durationSentence(queue)}</p>
      </div>
      <p className="mt-5 text-soft">
        Keep this page open: your interview begins by itself as soon as an interviewer is free. You may look
        at something else meanwhile; the title of this page tells where you are.
      </p>
      <div className="mt-7">
        <Button onClick={() => void navigate({ to: '/' })}>Leave the queue</Button>
      </div>
    </section>
  );
}
