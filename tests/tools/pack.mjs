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

/** A path of the builder's in a package would tell who built it, and make it differ from machine to machine. */
function refuseBuildersPaths(files) {
  const home = os.homedir();
  const paths = [ROOT, home, process.env.CARGO_HOME, process.env.RUSTUP_HOME]
    .filter((name) => name && name !== '/')
    .map((name) => `${name.replace(/\/$/, '')}/`);
  for (const [name, bytes] of Object.entries(files)) {
    const found = paths.find((text) => Buffer.from(bytes).includes(text));
    if (found) throw new Error(`dist/${name} holds a path of this machine: ${found}`);
  }
}

const names = filesUnder(DIST);
const files = Object.fromEntries(names.map((name) => [name, new Uint8Array(fs.readFileSync(path.join(DIST, name)))]));
refuseBuildersPaths(files);

const archive = zipSync(
  Object.fromEntries(names.map((name) => [name, [files[name], { level: 9, mtime: TIME, os: 3, attrs: 0o644 << 16 }]])),
);
const version = JSON.parse(Buffer.from(files['manifest.json']).toString()).version;
fs.rmSync(PACKAGES, { recursive: true, force: true });
fs.mkdirSync(PACKAGES, { recursive: true });
const sums = [];
for (const extension of ['xpi', 'zip']) {
  const name = `nightjar-${version}.${extension}`;
  fs.writeFileSync(path.join(PACKAGES, name), archive);
  sums.push(`${crypto.createHash('sha256').update(archive).digest('hex')}  ${name}\n`);
}
fs.writeFileSync(path.join(PACKAGES, 'SHA256SUMS'), sums.join(''));
process.stdout.write(`${archive.length} bytes, ${names.length} files\n`);
