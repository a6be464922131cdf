import { useScene } from './room-context.ts';

/** "Repeat that", wherever it is pressed. Nobody speaks into granted thinking time, not even to repeat. */
export function useRepeat(): { mayRepeat: boolean; repeat: () => void } {
  const { view, send } = useScene();
  return {
    mayRepeat: view.status === 'live' && !view.thinking,
    repeat: () => void send({ command: 'repeat' }),
  };
}
