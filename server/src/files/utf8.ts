/**
 * The offset of the first byte that is no part of a character in UTF-8 (Unicode 15, table 3-7), or the number of bytes
 * when all are. A character that is cut short counts from its first byte.
 */
export function firstBadByte(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const length = characterLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return bytes.length;
}

/** How many bytes the character at `at` takes, 0 when none begins there or it is cut short. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let k = 1; k < length; k++) {
    const byte = bytes[at + k] ?? 0;
    const [low, high] = k === 1 ? secondByte(first) : [0x80, 0xbf];
    if (byte < low || byte > high) return 0;
  }
  return length;
}

/** The range of a second byte: it keeps out overlong forms, surrogates and what lies beyond U+10FFFF. */
function secondByte(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  if (first === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
