import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import { loadChoices, saveChoices } from '../sound/choices.ts';
import { chimeAndListen } from '../sound/chime-and-listen.ts';
import type { SoundMeasure } from '../sound/echo.ts';
import { useDevices } from '../sound/use-devices.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';

type LoudspeakerProps = { microphone: MediaStream | null; onMeasured: (measure: SoundMeasure) => void };

const canChoose = 'setSinkId' in HTMLMediaElement.prototype;

/** Plays the test sound, and listens to it in the microphone where that is open. */
export function Loudspeaker({ microphone, onMeasured }: LoudspeakerProps) {
  const [chosen, setChosen] = useState(() => loadChoices().loudspeaker);
  const [state, setState] = useState<'silent' | 'playing' | 'played'>('silent');
  const outputs = useDevices('audiooutput');
  const play = async () => {
    setState('playing');
    const measure = await chimeAndListen(chosen, microphone).catch(() => null);
    if (measure) onMeasured(measure);
    setState('played');
  };
  return (
    <div className="mt-6">
      <h3 className="font-medium">Hear the interviewer</h3>
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button
          icon={<Volume2 aria-hidden="true" className="size-4.5" />}
          busy={state === 'playing'}
          onClick={() => void play()}
        >
          Play three notes
        </Button>
        <span role="status" className="text-soft text-sm">
          {state === 'played' &&
            'Heard nothing? Turn the sound up, or choose another loudspeaker. Headphones keep the interviewer from hearing itself.'}
        </span>
      </div>
      {canChoose && outputs.length > 1 && (
        <Select
          label="Loudspeaker"
          className="mt-3"
          value={chosen ?? ''}
          onChange={(event) => {
            setChosen(event.target.value || null);
            saveChoices({ loudspeaker: event.target.value || null, sound: null });
          }}
        >
          <option value="">The system's own choice</option>
          {outputs
            .filter((device) => device.deviceId !== 'default')
            .map((device) => (
              <option key={device.deviceId} value={device.deviceId}>
                {device.label}
              </option>
            ))}
        </Select>
      )}
    </div>
  );
}
