/** Bytes as text: what crosses a process border has to be plain JSON. */

/** `String.fromCharCode` takes its bytes as arguments, and engines bound their number. */
const STEP = 32_768;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += STEP) text += String.fromCharCode(...bytes.subarray(start, start + STEP));
  return btoa(text);
}

/** Null if this is no base64. */
export function readBase64(text: string): Uint8Array | null {
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
}

/** For text that `toBase64` made. */
export function fromBase64(text: string): Uint8Array {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let index = 0; index < raw.length; index += 1) bytes[index] = raw.charCodeAt(index);
  return bytes;
}
