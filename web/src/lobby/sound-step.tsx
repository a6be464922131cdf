import type { Door } from '@caseroom/core/log/event';
import type { Offer } from '@caseroom/core/wire/routes';
import { Mic } from 'lucide-react';
import { useEffect, useState } from 'react';
import { loadChoices, saveChoices } from '../sound/choices.ts';
import type { SoundMeasure } from '../sound/echo.ts';
import { Meter } from '../sound/meter.tsx';
import { useDevices } from '../sound/use-devices.ts';
import { useStream } from '../sound/use-stream.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Loudspeaker } from './loudspeaker.tsx';
import { SoundFindings } from './sound-findings.tsx';
import { SpeechCheck } from './speech-check.tsx';
import { Step } from './step.tsx';
import { TestRecording } from './test-recording.tsx';

type SoundStepProps = {
  door: Door;
  offer: Offer;
  onDoor: (door: Door) => void;
  onHears: (hears: boolean) => void;
};

export function SoundStep({ door, offer, onDoor, onHears }: SoundStepProps) {
  const { current, open } = useStream('microphone');
  const [chosen, setChosen] = useState(() => loadChoices().microphone);
  const [sound, setSound] = useState(() => loadChoices().sound);
  const [byKey, setByKey] = useState(() => loadChoices().byKey);
  const measured = (next: SoundMeasure) => {
    setSound(next);
    saveChoices({ sound: next });
  };
  const chooseKey = (on: boolean) => {
    setByKey(on);
    saveChoices({ byKey: on });
  };
  const devices = useDevices('audioinput', current.state);
  const hears = current.state === 'open';
  useEffect(() => onHears(hears), [hears, onHears]);
  const choose = (deviceId: string | null) => {
    setChosen(deviceId);
    saveChoices({ microphone: deviceId, sound: null });
    setSound(null);
    void open(deviceId);
  };

  return (
    <Step id="sound" title="Your sound">
      {current.state === 'failed' && (
        <Notice
          tone="bad"
          title={current.fault.title}
          className="mb-4"
          action={<Button onClick={() => onDoor('type')}>Type instead</Button>}
        >
          {current.fault.cure}
        </Notice>
      )}
      {current.state !== 'open' ? (
        <Button
          icon={<Mic aria-hidden="true" className="size-4.5" />}
          busy={current.state === 'asking'}
          onClick={() => void open(chosen)}
        >
          {current.state === 'asking' ? 'Answer the question of your browser' : 'Check the microphone'}
        </Button>
      ) : (
        <div className="grid gap-3">
          <p tabIndex={-1} ref={takeLostFocus} className="outline-none">
            Listening with <span className="font-medium">{current.label}</span>. Say something: the bar should
            move.
          </p>
          <Meter stream={current.stream} label="Microphone level" />
        </div>
      )}
      {(devices.length > 1 || current.state === 'failed') && devices.length > 0 && (
        <Select
          label="Microphone"
          className="mt-4"
          value={chosen ?? ''}
          onChange={(event) => choose(event.target.value || null)}
        >
          <option value="">The system's own choice</option>
          {devices
            .filter((device) => device.deviceId !== 'default')
            .map((device) => (
              <option key={device.deviceId} value={device.deviceId}>
                {device.label}
              </option>
            ))}
        </Select>
      )}
      {current.state === 'open' && <TestRecording stream={current.stream} />}
      <Loudspeaker microphone={current.state === 'open' ? current.stream : null} onMeasured={measured} />
      <SoundFindings sound={sound} byKey={byKey} onByKey={chooseKey} />
      {current.state === 'open' && (
        <SpeechCheck door={door} offer={offer} stream={current.stream} onDoor={onDoor} />
      )}
    </Step>
  );
}

/** The button that asked for the microphone is gone: whoever pressed it by keyboard goes on from here. */
function takeLostFocus(line: HTMLElement | null): void {
  if (document.activeElement === document.body) line?.focus({ preventScroll: true });
}
