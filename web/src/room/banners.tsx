import { hearingAttribute } from '@caseroom/core/wire/room';
import type { QueuePlace } from '@caseroom/core/wire/seats';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useGiveUpPlace } from '../waiting/use-give-up-place.ts';
import { durationSentence, placeSentence } from '../waiting/words.ts';
import { FiguresToConfirm } from './figures-to-confirm.tsx';
import { GoOnInWriting, LostBanner } from './lost-banner.tsx';
import { useScene, type RoomScene } from './room-context.ts';
import { ThinkingCard } from './thinking-card.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useSilenceWatch } from './use-silence-watch.ts';

/** Notices of the view that this page says in its own way, with something to press. */
const saidHere: ReadonlySet<string> = new Set(['paused', 'interviewer', 'connection']);

/** What needs the candidate's attention now, the most pressing first. */
export function Banners({ onWrite }: { onWrite: () => void }) {
  const scene = useScene();
  const { view, microphone, interviewer } = scene;
  const silent = useSilenceWatch(
    microphone.on ? microphone.track : undefined,
    view.status === 'live' && !view.thinking && interviewer?.state === 'listening',
  );
  const shown = [
    ...connectionBanners(scene, onWrite),
    ...soundBanners(scene, silent, onWrite),
    ...view.notices
      .filter((notice) => !saidHere.has(notice.id))
      .map((notice) => (
        <Notice key={notice.id} tone={notice.id === 'coaches' ? 'plain' : 'warn'}>
          {notice.text}
        </Notice>
      )),
  ];
  const watched = useKeptFocus(scene);
  return (
    <div
      {...watched}
      className="room-banners grid auto-rows-max gap-2 px-3 pb-2 empty:hidden lg:px-5 lg:pt-3"
    >
      {view.status === 'paused' && <Paused scene={scene} />}
      {view.thinking && view.status === 'live' && <ThinkingCard thinking={view.thinking} />}
      <FiguresToConfirm />
      <LostBanner onWrite={onWrite} />
      {shown}
    </div>
  );
}

function Paused({ scene }: { scene: RoomScene }) {
  return (
    <Notice
      title="Paused"
      action={
        scene.stayPaused ? (
          <Button onClick={scene.stayPaused}>Stay paused</Button>
        ) : (
          <Button look="primary" onClick={() => void scene.send({ command: 'resume' })}>
            Go on
          </Button>
        )
      }
    >
      {scene.view.notices.find((notice) => notice.id === 'paused')?.text ?? 'Nothing is heard meanwhile.'} You
      can close the page and come back from your history.{' '}
      {scene.call === 'connected' && scene.interviewer === null
        ? 'The interviewer has left, and one is called when you go on.'
        : 'The interviewer leaves within ten minutes, and one is called when you go on.'}
    </Notice>
  );
}

function Queued({ sessionId, queue }: { sessionId: string; queue: QueuePlace }) {
  useGiveUpPlace(sessionId);
  return (
    <Notice tone="warn" title="Every interviewer is busy">
      {placeSentence(queue)} {durationSentence(queue)} Keep this page open: you go on by yourself, where you
      were.
    </Notice>
  );
}

function connectionBanners(
  { sessionId, call, queue, feed, view }: RoomScene,
  onWrite: () => void,
): ReactNode[] {
  const banners: ReactNode[] = [];
  if (view.status === 'ended') {
    banners.push(
      <Notice key="over">
        {view.redo
          ? 'That was the moment. Both takes are laid side by side.'
          : 'The interview is over. Your report is on its way.'}
      </Notice>,
    );
  } else if (queue) {
    banners.push(<Queued key="queue" sessionId={sessionId} queue={queue} />);
  } else if (call === 'reconnecting' || feed === 'broken') {
    banners.push(
      <Notice key="reconnecting" tone="warn" title="Reconnecting">
        Your network stumbled. What you said is kept; wait a moment before you go on.
      </Notice>,
    );
  } else if (call === 'away') {
    banners.push(
      <Notice
        key="away"
        tone="bad"
        title="The media server cannot be reached"
        action={view.door === 'type' || view.written ? undefined : <GoOnInWriting onWrite={onWrite} />}
      >
        Trying again and again.{' '}
        {view.door === 'type' || view.written
          ? 'Your lines still arrive.'
          : 'Meanwhile you can type, and are answered in writing.'}
      </Notice>,
    );
  }
  return banners;
}

function soundBanners(
  { microphone, spoken, interviewer, view, send }: RoomScene,
  silent: boolean,
  onWrite: () => void,
): ReactNode[] {
  const banners: ReactNode[] = [];
  if (!spoken || view.status !== 'live') return banners;
  const type = (
    <Button key="type" onClick={onWrite}>
      Type
    </Button>
  );
  if (microphone.fault) {
    banners.push(
      <Notice
        key="microphone"
        tone="bad"
        title={microphone.fault.title}
        action={<Button onClick={() => void microphone.set(true)}>Check again</Button>}
      >
        {microphone.fault.cure} You can type meanwhile.
      </Notice>,
    );
  } else if (silent) {
    banners.push(
      <Notice key="silent" tone="warn" title="We have heard nothing for a minute" action={type}>
        If you have been speaking, check that the right microphone is chosen (under More) and not muted by a
        switch on it.
      </Notice>,
    );
  }
  if (interviewer?.hearing === 'unclear') {
    banners.push(
      <Notice
        key="unclear"
        tone="warn"
        title="There is sound, but no words in it"
        action={
          view.by_key === true ? (
            type
          ) : (
            <Button key="key" onClick={() => void send({ command: 'talk_by_key', on: true })}>
              Talk by key
            </Button>
          )
        }
      >
        If that was you, say it once more, closer to the microphone. If something near you sounds like speech,
        talk by key.
      </Notice>,
    );
  }
  if (interviewer?.hearing === 'away') {
    banners.push(
      <Notice
        key={hearingAttribute}
        tone="warn"
        title="The interviewer cannot hear you right now"
        action={type}
      >
        The recogniser is away. Type until it is back; nothing is lost.
      </Notice>,
    );
  }
  return banners;
}
