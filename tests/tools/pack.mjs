// From dist/ to the packages for the stores: sorted names, fixed times, so that every machine makes the same bytes.
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { filesUnder } from './files.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIST = path.join(ROOT, 'dist');
const PACKAGES = path.join(ROOT, 'target/packages');

/** ZIP counts from 1980, in local time; fflate reads the local fields of a Date, so this is the same in every zone. */
const TIME = new Date(1980, 0, 1);

/** Where a path of this machine stands in a file: it would tell who built it, and differ from machine to machine. */
export function buildersPath(bytes) {
  const folders = [ROOT, os.homedir(), process.env.CARGO_HOME, process.env.RUSTUP_HOME];
  const paths = folders.filter((name) => name && name !== '/').map((name) => `${name.replace(/\/$/, '')}/`);
  return paths.find((text) => Buffer.from(bytes).includes(text));
}

function pack() {
  const names = filesUnder(DIST);
  const files = names.map((name) => [name, new Uint8Array(fs.readFileSync(path.join(DIST, name)))]);
  for (const [name, bytes] of files) {
    const found = buildersPath(bytes);
    if (found) throw new Error(`dist/${name} holds a path of this machine: ${found}`);
  }
  const attributes = { level: 9, mtime: TIME, os: 3, attrs: 0o644 << 16 };
  const archive = zipSync(Object.fromEntries(files.map(([name, bytes]) => [name, [bytes, attributes]])));
  const { version } = JSON.parse(fs.readFileSync(path.join(DIST, 'manifest.json'), 'utf8'));
  fs.rmSync(PACKAGES, { recursive: true, force: true });
  fs.mkdirSync(PACKAGES, { recursive: true });
  const sum = crypto.createHash('sha256').update(archive).digest('hex');
  const sums = ['xpi', 'zip'].map((extension) => {
    const name = `nightjar-${version}.${extension}`;
    fs.writeFileSync(path.join(PACKAGES, name), archive);
    return `${sum}  ${name}\n`;
  });
  fs.writeFileSync(path.join(PACKAGES, 'SHA256SUMS'), sums.join(''));
  process.stdout.write(`nightjar-${version}.zip and .xpi, ${(archive.length / 1024).toFixed(0)} KB, ${names.length} files\n`);
}

if (process.argv[1] === import.meta.filename) pack();
