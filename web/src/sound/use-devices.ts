import { useEffect, useState } from 'react';

/** Devices of a kind, kept up to date as they come and go. Empty until the browser may name them. */
export function useDevices(kind: MediaDeviceKind, again?: unknown): MediaDeviceInfo[] {
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  useEffect(() => {
    const media: MediaDevices | undefined = navigator.mediaDevices;
    if (!media) return;
    let stale = false;
    const look = () =>
      void media
        .enumerateDevices()
        .then(
          (found) =>
            !stale && setDevices(found.filter((each) => each.kind === kind && each.deviceId && each.label)),
        )
        .catch(() => undefined);
    look();
    media.addEventListener('devicechange', look);
    return () => {
      stale = true;
      media.removeEventListener('devicechange', look);
    };
    // `again` is not read: names of devices appear once one of them was allowed.
  }, [kind, again]);
  return devices;
}
