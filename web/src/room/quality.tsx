import { ConnectionQuality, ParticipantEvent } from 'livekit-client';
import { Signal, SignalLow, SignalMedium, WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useScene } from './room-context.ts';

const words: Record<ConnectionQuality, string> = {
  [ConnectionQuality.Excellent]: 'Connection good',
  [ConnectionQuality.Good]: 'Connection fair',
  [ConnectionQuality.Poor]: 'Connection poor',
  [ConnectionQuality.Lost]: 'Connection lost',
  [ConnectionQuality.Unknown]: 'Connection not measured yet',
};

export function Quality() {
  const { room, call } = useScene();
  const [quality, setQuality] = useState(room.localParticipant.connectionQuality);
  useEffect(() => {
    const me = room.localParticipant;
    me.on(ParticipantEvent.ConnectionQualityChanged, setQuality);
    return () => void me.off(ParticipantEvent.ConnectionQualityChanged, setQuality);
  }, [room]);
  const shown =
    call === 'connected'
      ? quality
      : call === 'connecting'
        ? ConnectionQuality.Unknown
        : ConnectionQuality.Lost;
  const Icon = iconOf(shown);
  const poor = shown === ConnectionQuality.Poor || shown === ConnectionQuality.Lost;
  return (
    <span className={poor ? 'text-red' : 'text-soft'} title={words[shown]}>
      <Icon aria-hidden="true" className="size-5" />
      <span className="sr-only">{words[shown]}</span>
    </span>
  );
}

function iconOf(quality: ConnectionQuality) {
  if (quality === ConnectionQuality.Lost) return WifiOff;
  if (quality === ConnectionQuality.Poor) return SignalLow;
  return quality === ConnectionQuality.Good ? SignalMedium : Signal;
}
