export type MediaFault = { title: string; cure: string };
export type MediaKind = 'microphone' | 'camera';

/** What a browser's refusal means for a person, and what to do about it. */
export function mediaFaultOf(error: unknown, kind: MediaKind): MediaFault {
  const name = error instanceof Error ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return {
        title: `The browser may not use your ${kind}`,
        cure: `Press the sign to the left of the address, allow the ${kind} for this page, then check again. If it is allowed there, look in the privacy settings of your system.`,
      };
    case 'NotFoundError':
      return {
        title: `No ${kind} was found`,
        cure: `Plug one in or switch it on, then check again.`,
      };
    case 'NotReadableError':
    case 'AbortError':
      return {
        title: `The ${kind} does not start`,
        cure: 'Another program is probably using it. Close other calls and tabs that use it, then check again.',
      };
    case 'OverconstrainedError':
      return {
        title: `The ${kind} you chose is gone`,
        cure: 'Choose another one below, or plug it in again.',
      };
    case 'TypeError':
      return {
        title: `This page may not use a ${kind}`,
        cure: 'Browsers allow it on https:// addresses and on localhost only. Open the page by such an address.',
      };
    default:
      return {
        title: `The ${kind} does not start`,
        cure: 'Unplug it and plug it in again, or reload this page.',
      };
  }
}
