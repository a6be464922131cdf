import { Check, Hourglass, Mic, MicOff, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { ControlButton } from './control-button.tsx';
import { ListenersSheet } from '../listeners/listeners-sheet.tsx';
import { EndInterview } from './end-interview.tsx';
import { MoreMenu } from './more-menu.tsx';
import { usePresence } from './presence-strip.tsx';
import { PhaseClock, ThinkingClock } from './room-head.tsx';
import { useScene } from './room-context.ts';
import { TalkButton } from './talk-button.tsx';
import { controlsId } from './use-kept-focus.ts';
import { useRepeat } from './use-repeat.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';

const sign = 'size-5.5 lg:size-5 short:size-5';

export function Controls({ onWrite }: { onWrite: () => void }) {
  const { sessionId, view, spoken, microphone, camera } = useScene();
  const [ending, setEnding] = useState(false);
  const [help, setHelp] = useState(false);
  const [listeners, setListeners] = useState(false);
  const live = view.status === 'live';
  /** By key nothing is heard between two turns, and in writing nothing at all. */
  const mayMute = spoken && live && view.by_key !== true && !view.written;
  const toggleMic = () => {
    if (mayMute) void microphone.set(!microphone.on);
  };
  const toggleCamera = () => void camera.toggle();
  useShortcuts({ toggleMic, toggleCamera, help: () => setHelp(true) });
  return (
    <div
      id={controlsId}
      role="group"
      aria-label="Interview"
      tabIndex={-1}
      className="room-controls flex items-center justify-around gap-1 border-rule border-t bg-sheet px-2 py-1.5 lg:justify-center lg:px-6 short:w-44 short:flex-wrap short:content-start short:justify-center short:border-t-0 short:border-l short:py-1"
    >
      <RailClock />
      {spoken && view.by_key === true && <TalkButton />}
      {spoken && view.by_key !== true && (
        <ControlButton
          tone={microphone.on ? 'plain' : 'off'}
          icon={
            microphone.on ? (
              <Mic aria-hidden="true" className={sign} />
            ) : (
              <MicOff aria-hidden="true" className={sign} />
            )
          }
          label={microphone.on ? 'Mute' : 'Unmute'}
          disabled={!mayMute}
          onClick={toggleMic}
        />
      )}
      <TimeButtons />
      <RepeatButton />
      <MoreMenu
        onWrite={onWrite}
        onHelp={() => setHelp(true)}
        onEnd={() => setEnding(true)}
        onCamera={toggleCamera}
        onListeners={() => setListeners(true)}
      />
      <ListenersSheet sessionId={sessionId} over={false} open={listeners} onOpenChange={setListeners} />
      <EndInterview open={ending} onOpenChange={setEnding} />
      <ShortcutSheet open={help} onOpenChange={setHelp} />
    </div>
  );
}

function RailClock() {
  const { word } = usePresence();
  const { view } = useScene();
  return (
    <div className="room-clock-rail w-full px-1 text-center">
      {view.thinking ? <ThinkingClock endsMs={view.thinking.ends_ms} /> : <PhaseClock />}
      <p className="truncate font-serif text-accent text-sm italic leading-tight">{word}</p>
    </div>
  );
}

/** One place for "give me a minute" and "I'm ready": which of the two is due is always clear. */
function TimeButtons() {
  const { view, send } = useScene();
  const [busy, setBusy] = useState(false);
  const live = view.status === 'live';
  const during = async (work: Promise<unknown>) => {
    setBusy(true);
    await work;
    setBusy(false);
  };
  if (view.thinking) {
    return (
      <ControlButton
        tone="primary"
        icon={<Check aria-hidden="true" className={sign} />}
        label="I'm ready"
        disabled={!live}
        busy={busy}
        onClick={() => void during(send({ command: 'end_thinking' }))}
      />
    );
  }
  return (
    <ControlButton
      icon={<Hourglass aria-hidden="true" className={sign} />}
      label={
        <>
          <span className="max-sm:hidden short:hidden">Give me a minute</span>
          <span className="sm:hidden short:inline">A minute</span>
        </>
      }
      aria-label="Give me a minute"
      disabled={!live}
      busy={busy}
      onClick={() => void during(send({ command: 'ask_time', asked_ms: null }))}
    />
  );
}

function RepeatButton() {
  const { spoken } = useScene();
  const { mayRepeat, repeat } = useRepeat();
  return (
    <ControlButton
      icon={<RotateCcw aria-hidden="true" className={sign} />}
      label="Repeat that"
      className={spoken ? 'max-sm:hidden short:hidden' : 'short:hidden'}
      disabled={!mayRepeat}
      onClick={repeat}
    />
  );
}
