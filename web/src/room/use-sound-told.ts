import { useEffect, useRef } from 'react';
import { loadChoices } from '../sound/choices.ts';
import type { RoomScene } from './room-context.ts';

/** Tells the interviewer what the lobby measured and chose, once, before it may speak. */
export function useSoundTold({ spoken, view, send }: RoomScene): void {
  const told = useRef(false);
  const ready = spoken && view.status === 'live';
  const { by_key: byKey } = view;
  useEffect(() => {
    if (!ready || told.current) return;
    told.current = true;
    const { sound, byKey: wanted } = loadChoices();
    if (sound)
      void send({ command: 'sound', echo: sound.echo, echo_db: sound.echoDb, noise_db: sound.noiseDb });
    if (wanted && byKey === undefined) void send({ command: 'talk_by_key', on: true });
  }, [ready, byKey, send]);
}
