import { Mic } from 'lucide-react';
import { ControlButton } from './control-button.tsx';
import { useScene } from './room-context.ts';
import { talkButtonId, useTurnKey } from './use-turn-key.ts';

/** The big button of push-to-talk: held by a finger, a mouse or the space bar, or switched by Enter and by screen readers. */
export function TalkButton() {
  const scene = useScene();
  const { active, held, untold, start, end } = useTurnKey(scene);
  const word = !held ? 'Hold to talk' : scene.microphone.fault ? 'You are not heard' : 'Listening';
  return (
    <ControlButton
      id={talkButtonId}
      tone={held ? 'off' : 'primary'}
      className="min-w-32 flex-1 touch-none sm:max-w-56 short:w-full"
      icon={<Mic aria-hidden="true" className="size-5.5 lg:size-5" />}
      label={untold ? 'Not sent yet' : word}
      aria-pressed={held}
      title="Or hold the space bar; Esc takes it back"
      disabled={!active}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        start();
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        // An Enter that is held repeats, and would switch with each.
        if (event.key === 'Enter' && event.repeat) event.preventDefault();
      }}
      onClick={(event) => {
        // A click of a pointer has begun and ended its turn already; a key's or a screen reader's has no pointer.
        if (event.detail === 0) (held ? end : start)();
      }}
    />
  );
}
