import { z } from 'zod';

/** Devices as the candidate chose them in the lobby; the browser's default is `null`. */
const choices = z.object({
  microphone: z.string().nullable().catch(null),
  loudspeaker: z.string().nullable().catch(null),
  camera: z.string().nullable().catch(null),
  cameraOn: z.boolean().catch(false),
  /** What the lobby measured with these devices; null: nothing yet. */
  sound: z
    .object({ echo: z.enum(['none', 'much']), echoDb: z.number().nullable(), noiseDb: z.number() })
    .nullable()
    .catch(null),
  /** Turns are taken by key. */
  byKey: z.boolean().catch(false),
});
export type DeviceChoices = z.infer<typeof choices>;

const key = 'caseroom.devices';

export function loadChoices(): DeviceChoices {
  return choices.parse(read());
}

export function saveChoices(change: Partial<DeviceChoices>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...loadChoices(), ...change }));
  } catch {
    // A browser that keeps nothing (private window, full storage) asks again next time: no harm done.
  }
}

function read(): unknown {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
