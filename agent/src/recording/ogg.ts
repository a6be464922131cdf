const CAPTURE = Buffer.from('OggS');
/** Opus counts positions at 48 kHz, whatever it was given. */
const OPUS_RATE = 48;
const GRANULE_AT = 6;
const UNKNOWN = 0xffff_ffff_ffff_ffffn;

/** How long an Ogg file with one Opus stream plays: the position that its last page ends at, less the lead-in. */
export function oggDurationMs(file: Buffer): number {
  for (let at = file.lastIndexOf(CAPTURE); at >= 0; at = at === 0 ? -1 : file.lastIndexOf(CAPTURE, at - 1)) {
    if (at + GRANULE_AT + 8 > file.length) continue;
    const granule = file.readBigUInt64LE(at + GRANULE_AT);
    if (granule === UNKNOWN) continue;
    return Math.max(0, Math.round((Number(granule) - leadIn(file)) / OPUS_RATE));
  }
  return 0;
}

function leadIn(file: Buffer): number {
  const head = file.indexOf('OpusHead');
  return head >= 0 && head + 12 <= file.length ? file.readUInt16LE(head + 10) : 0;
}
