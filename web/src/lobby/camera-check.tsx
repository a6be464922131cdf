import { Video, VideoOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { loadChoices, saveChoices } from '../sound/choices.ts';
import { useDevices } from '../sound/use-devices.ts';
import { useStream } from '../sound/use-stream.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Step } from './step.tsx';

/** The camera is an offer: nobody is scored by it, and it starts switched off. */
export function CameraCheck() {
  const { current, open, close } = useStream('camera');
  const [chosen, setChosen] = useState(() => loadChoices().camera);
  const cameras = useDevices('videoinput', current.state);
  const set = (on: boolean, deviceId: string | null) => {
    setChosen(deviceId);
    saveChoices({ cameraOn: on, camera: deviceId });
    if (on) void open(deviceId);
    else close();
  };
  useEffect(() => saveChoices({ cameraOn: false }), []);
  return (
    <Step id="camera" title="Your picture, if you like">
      <p className="text-soft">
        Only for whoever listens live, if you allow that below. It is not recorded and not scored.
      </p>
      {current.state === 'failed' && (
        <Notice tone="warn" title={current.fault.title} className="mt-3">
          {current.fault.cure}
        </Notice>
      )}
      {current.state === 'open' && <SelfView stream={current.stream} />}
      <div className="mt-3 flex flex-wrap items-end gap-3">
        {current.state === 'open' ? (
          <Button
            icon={<VideoOff aria-hidden="true" className="size-4.5" />}
            onClick={() => set(false, chosen)}
          >
            Leave it off
          </Button>
        ) : (
          <Button
            icon={<Video aria-hidden="true" className="size-4.5" />}
            busy={current.state === 'asking'}
            onClick={() => set(true, chosen)}
          >
            Switch the camera on
          </Button>
        )}
        {current.state === 'open' && cameras.length > 1 && (
          <Select
            label="Camera"
            hideLabel
            value={chosen ?? ''}
            onChange={(event) => set(true, event.target.value || null)}
          >
            <option value="">The system's own choice</option>
            {cameras.map((device) => (
              <option key={device.deviceId} value={device.deviceId}>
                {device.label}
              </option>
            ))}
          </Select>
        )}
      </div>
    </Step>
  );
}

export function SelfView({ stream }: { stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      aria-label="Your own picture, mirrored"
      className="mt-3 aspect-video w-full max-w-xs -scale-x-100 rounded-xl bg-rule object-cover"
    />
  );
}
