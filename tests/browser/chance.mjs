// What chance makes of bytes, by the chi-square test.

/** How far the bytes are from each being as frequent as the others, in standard deviations of what chance makes. */
export function unevenness(bytes) {
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const expected = bytes.length / 256;
  const chi = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return Math.abs(chi - 255) / Math.sqrt(2 * 255);
}
