// From dist/ to the packages for the stores: sorted names, fixed times, so that every machine makes the same bytes.
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { filesUnder } from './files.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** ZIP counts from 1980, in local time; fflate reads the local fields of a Date, so this is the same in every zone. */
const TIME = new Date(1980, 0, 1);

/** Where a path of this machine stands in a file: it would tell who built it, and differ from machine to machine. */
export function buildersPath(bytes) {
  const folders = [ROOT, os.homedir(), process.env.CARGO_HOME, process.env.RUSTUP_HOME];
  const paths = folders.filter((name) => name && name !== '/').map((name) => `${name.replace(/\/$/, '')}/`);
  return paths.find((text) => Buffer.from(bytes).includes(text));
}

/** Packs the folder `dist` as `title`, into the folder `packages`; says what was made. */
export function pack(dist, packages, title) {
  const names = filesUnder(dist);
  const files = names.map((name) => [name, new Uint8Array(fs.readFileSync(path.join(dist, name)))]);
  for (const [name, bytes] of files) {
    const found = buildersPath(bytes);
    if (found) throw new Error(`${name} holds a path of this machine: ${found}`);
  }
  const attributes = { level: 9, mtime: TIME, os: 3, attrs: 0o644 << 16 };
  const archive = zipSync(Object.fromEntries(files.map(([name, bytes]) => [name, [bytes, attributes]])));
  const { version } = JSON.parse(fs.readFileSync(path.join(dist, 'manifest.json'), 'utf8'));
  const sum = crypto.createHash('sha256').update(archive).digest('hex');
  const sums = ['xpi', 'zip'].map((extension) => {
    const name = `${title}-${version}.${extension}`;
    fs.writeFileSync(path.join(packages, name), archive);
    return `${sum}  ${name}\n`;
  });
  fs.writeFileSync(path.join(packages, 'SHA256SUMS'), sums.join(''));
  return `${title}-${version}.zip and .xpi, ${(archive.length / 1024).toFixed(0)} KB, ${names.length} files`;
}

if (process.argv[1] === import.meta.filename) {
  const packages = path.join(ROOT, 'target/packages');
  fs.rmSync(packages, { recursive: true, force: true });
  fs.mkdirSync(packages, { recursive: true });
  process.stdout.write(`${pack(path.join(ROOT, 'dist'), packages, 'nightjar')}\n`);
}
