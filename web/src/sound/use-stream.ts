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
  // People answer the browser's question when they like: what is granted after another request, or after the page
  // has gone, is not wanted any more.
  const newest = useRef(0);
  const letGo = useCallback(() => {
    newest.current += 1;
    stopTracks(live.current);
    live.current = null;
    return newest.current;
  }, []);
  const close = useCallback(() => {
    letGo();
    setCurrent({ state: 'off' });
  }, [letGo]);
  const open = useCallback(
    async (deviceId: string | null) => {
      const own = letGo();
      setCurrent({ state: 'asking' });
      try {
        const stream = await request(kind, deviceId);
        if (own !== newest.current) return stopTracks(stream);
        live.current = stream;
        const track = stream.getTracks()[0];
        if (track) track.onended = () => setCurrent({ state: 'failed', fault: goneFault(kind) });
        setCurrent({ state: 'open', stream, label: track?.label || `Your ${kind}` });
      } catch (error) {
        if (own === newest.current) setCurrent({ state: 'failed', fault: mediaFaultOf(error, kind) });
      }
    },
    [kind, letGo],
  );
  useEffect(() => () => void letGo(), [letGo]);
  return { current, open, close };
}

function stopTracks(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
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
