/** A random UUID (version 4). `crypto.randomUUID` exists in secure contexts only: not on plain http in a network. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes.set([((bytes[6] ?? 0) % 16) | 0x40], 6);
  bytes.set([((bytes[8] ?? 0) % 64) | 0x80], 8);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
