// Looks through every file of a folder, byte by byte, for texts in all the ways in which a program may have written them.
import fs from 'node:fs';
import path from 'node:path';

const units = (text) => [...Array(text.length).keys()].map((at) => text.charCodeAt(at));
const hexed = (code) => code.toString(16).padStart(4, '0');
const escaped = (text, hex) =>
  units(text)
    .map((code, at) => (code < 128 ? text[at] : `\\u${hex(code)}`))
    .join('');

/** The middle of what base64 makes of these bytes, wherever they stand in it: there are three ways. */
function inBase64(bytes) {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const last = (before + bytes.length) % 3 === 0 ? whole.length : whole.length - 1;
    return whole.slice(Math.ceil((before * 8) / 6), last);
  });
}

/** Every way of writing the text down that is looked for, by name. */
export function encodings(text) {
  const bytes = Buffer.from(text, 'utf8');
  const wide = Buffer.from(text, 'utf16le');
  const all = {
    'UTF-8': [bytes],
    'UTF-16LE': [wide],
    'UTF-16BE': [Buffer.from(wide).swap16()],
    'JSON escapes': [escaped(text, hexed), escaped(text, (code) => hexed(code).toUpperCase())],
    percent: [encodeURIComponent(text)],
    base64: inBase64(bytes),
    'base64 of UTF-16': inBase64(wide),
    hexadecimal: [bytes.toString('hex')],
  };
  return Object.entries(all).flatMap(([encoding, forms]) => forms.map((form) => ({ encoding, bytes: Buffer.from(form) })));
}

/** Firefox keeps its sessions compressed (LZ4, one block): those are looked at as they were before. */
const PACKED = Buffer.from('mozLz40\0', 'latin1');
export function readPlain(file) {
  const content = fs.readFileSync(file);
  if (!content.subarray(0, 8).equals(PACKED)) return content;
  const out = Buffer.alloc(content.readUInt32LE(8));
  let at = 12;
  let end = 0;
  const extended = (length) => {
    let sum = length;
    if (length === 15) {
      let more;
      do {
        more = content[at++];
        sum += more;
      } while (more === 255);
    }
    return sum;
  };
  while (at < content.length) {
    const token = content[at++];
    const literals = extended(token >> 4);
    end += content.copy(out, end, at, at + literals);
    at += literals;
    if (at >= content.length) break;
    const back = content.readUInt16LE(at);
    at += 2;
    for (let left = extended(token & 15) + 4; left > 0; left--, end++) out[end] = out[end - back];
  }
  return out;
}

/** Every file under a folder, with what is in it. Browsers make and remove files at any time: one that has gone holds nothing. */
export function* files(folder) {
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath ?? entry.path, entry.name);
    try {
      yield { file: path.relative(folder, full), content: readPlain(full) };
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  }
}

/** Where any of these texts stands. @returns {{file, text, encoding}[]} */
export function searchFiles(folder, texts) {
  const needles = texts.flatMap((text) => encodings(text).map((each) => ({ text, ...each })));
  const found = [];
  for (const { file, content } of files(folder))
    for (const { text, encoding, bytes } of needles) if (content.includes(bytes)) found.push({ file, text, encoding });
  return found;
}
