/** A number from 0 up to 1 that depends on nothing but its keys: the same interview always takes the same turn. */
export function chance(seed: number, ...keys: readonly (string | number)[]): number {
  return hashOf(`${seed}|${keys.join('|')}`) / 4_294_967_296;
}

/** FNV-1a with a final mix: short keys that differ in one letter must not land side by side. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
