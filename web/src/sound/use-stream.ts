import { useCallback, useEffect, useRef, useState } from 'react';
import { type MediaFault, type MediaKind, mediaFaultOf } from './media-fault.ts';

export type StreamState =
  | { state: 'off' }
  | { state: 'asking' }
  | { state: 'open'; stream: MediaStream; label: string }
  | { state: 'failed'; fault: MediaFault };

/** One microphone or camera of the browser, opened on request and let go with the page. */
export function useStream(kind: MediaKind) {
  const [current, setCurrent] = useState<StreamState>({ state: 'off' });
  const live = useRef<MediaStream | null>(null);
  const close = useCallback(() => {
    for (const track of live.current?.getTracks() ?? []) track.stop();
    live.current = null;
    setCurrent({ state: 'off' });
  }, []);
  const open = useCallback(
    async (deviceId: string | null) => {
      for (const track of live.current?.getTracks() ?? []) track.stop();
      setCurrent({ state: 'asking' });
      try {
        const stream = await request(kind, deviceId);
        live.current = stream;
        const track = stream.getTracks()[0];
        if (track) track.onended = () => setCurrent({ state: 'failed', fault: goneFault(kind) });
        setCurrent({ state: 'open', stream, label: track?.label || `Your ${kind}` });
      } catch (error) {
        setCurrent({ state: 'failed', fault: mediaFaultOf(error, kind) });
      }
    },
    [kind],
  );
  useEffect(() => () => live.current?.getTracks().forEach((track) => track.stop()), []);
  return { current, open, close };
}

function request(kind: MediaKind, deviceId: string | null): Promise<MediaStream> {
  const device = deviceId ? { deviceId: { exact: deviceId } } : {};
  if (kind === 'camera') return navigator.mediaDevices.getUserMedia({ video: { ...device, width: 640 } });
  return navigator.mediaDevices.getUserMedia({
    audio: { ...device, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
}

const goneFault = (kind: MediaKind): MediaFault => ({
  title: `The ${kind} went away`,
  cure: 'It was unplugged or taken by the system. Plug it in again or choose another one.',
});
