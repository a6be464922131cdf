/** Opus counts positions at 48 kHz, whatever it was given. */
const OPUS_RATE = 48;
const GRANULE_AT = 6;
const UNKNOWN = 0xffff_ffff_ffff_ffffn;
const LEAD_IN_AT = 10;

/** No page of an Ogg file is longer: what is read of its end has to hold a whole one. */
export const oggPageBytes = 65_307;

/**
 * How long an Ogg file with one Opus stream plays: the position that its last page ends at, less the lead-in. The file's
 * first page and its last one are enough. 0: there is no such page.
 */
export function oggDurationMs(file: Uint8Array): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = file.length - GRANULE_AT - 8; at >= 0; at--) {
    if (!spells(file, at, 'OggS')) continue;
    const granule = view.getBigUint64(at + GRANULE_AT, true);
    if (granule === UNKNOWN) continue;
    return Math.max(0, Math.round((Number(granule) - leadIn(file, view)) / OPUS_RATE));
  }
  return 0;
}

function leadIn(file: Uint8Array, view: DataView): number {
  const within = Math.min(file.length, oggPageBytes) - LEAD_IN_AT - 2;
  for (let at = 0; at <= within; at++)
    if (spells(file, at, 'OpusHead')) return view.getUint16(at + LEAD_IN_AT, true);
  return 0;
}

const spells = (file: Uint8Array, at: number, word: string): boolean => {
  for (let n = 0; n < word.length; n++) if (file[at + n] !== word.charCodeAt(n)) return false;
  return true;
};
