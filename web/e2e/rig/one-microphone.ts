import type { Page } from '@playwright/test';

declare global {
  interface Window {
    pullMicrophone?: (another: boolean) => void;
    plugMicrophone?: () => void;
    hushMicrophone?: (hushed: boolean) => void;
  }
}

/** Runs in the page: the browser's microphone is the only one, has a plug, and can be taken by the system. */
function givePlug(): void {
  const devices = navigator.mediaDevices;
  const real = devices.getUserMedia.bind(devices);
  const open = new Set<MediaStreamTrack>();
  let plugged = true;
  devices.getUserMedia = async (constraints) => {
    if (!plugged) throw new DOMException('Requested device not found', 'NotFoundError');
    const stream = await real(constraints);
    for (const track of stream.getAudioTracks()) open.add(track);
    return stream;
  };
  window.pullMicrophone = (another) => {
    plugged = another;
    for (const track of open) {
      // What a browser tells of a device that is gone, and does not of one that the page has stopped.
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    open.clear();
    devices.dispatchEvent(new Event('devicechange'));
  };
  window.plugMicrophone = () => {
    plugged = true;
    devices.dispatchEvent(new Event('devicechange'));
  };
  window.hushMicrophone = (hushed) => {
    for (const track of open) {
      Object.defineProperty(track, 'muted', { value: hushed, configurable: true });
      track.dispatchEvent(new Event(hushed ? 'mute' : 'unmute'));
    }
  };
}

/** Call it before the page is opened. */
export async function giveOneMicrophone(page: Page): Promise<void> {
  await page.addInitScript(givePlug);
}

/** With `another` in its place at once, or with none. */
export const pullMicrophone = (page: Page, another = false): Promise<void> =>
  page.evaluate((has) => window.pullMicrophone?.(has), another);
export const plugMicrophone = (page: Page): Promise<void> => page.evaluate(() => window.plugMicrophone?.());
/** As by a telephone call. */
export const hushMicrophone = (page: Page, hushed: boolean): Promise<void> =>
  page.evaluate((on) => window.hushMicrophone?.(on), hushed);
