// What is handed to the stores: complete, readable, the same bytes everywhere, and nothing of the machine that built it.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import linter from 'addons-linter';
import { unzipSync } from 'fflate';
import { filesUnder } from '../tools/files.mjs';
import { buildersPath } from '../tools/pack.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIST = path.join(ROOT, 'dist');
const PACKAGES = path.join(ROOT, 'target/packages');
const read = (name) => fs.readFileSync(path.join(DIST, name));
const names = filesUnder(DIST);
const packages = fs.readdirSync(PACKAGES).filter((name) => /\.(zip|xpi)$/.test(name));

test('a zip and an xpi hold exactly dist/, in order, without a time of day', () => {
  assert.deepEqual(packages.map((name) => path.extname(name)).sort(), ['.xpi', '.zip']);
  for (const name of packages) {
    const bytes = fs.readFileSync(path.join(PACKAGES, name));
    const files = unzipSync(bytes);
    assert.deepEqual(Object.keys(files), names);
    for (const file of names) assert.ok(Buffer.from(files[file]).equals(read(file)), file);
    // The first entry's time and date: 1980-01-01, 00:00.
    assert.equal(bytes.readUInt32LE(10), 0x00210000);
  }
});

test('SHA256SUMS are those of the packages', () => {
  const lines = fs.readFileSync(path.join(PACKAGES, 'SHA256SUMS'), 'utf8').trim().split('\n');
  const sums = Object.fromEntries(lines.map((line) => line.split('  ').reverse()));
  assert.deepEqual(Object.keys(sums).sort(), packages.sort());
  for (const name of packages) {
    const bytes = fs.readFileSync(path.join(PACKAGES, name));
    assert.equal(sums[name], crypto.createHash('sha256').update(bytes).digest('hex'));
  }
});

test('no path of the machine that built it', () => {
  for (const name of names) assert.equal(buildersPath(read(name)), undefined, name);
  assert.ok(buildersPath(Buffer.from(`panicked at ${ROOT}/src/scan.rs`)), 'and one would be seen');
});

test('scripts are readable: not minified, comments kept', () => {
  for (const name of names.filter((name) => name.endsWith('.js'))) {
    const text = read(name).toString();
    assert.ok(text.length / text.split('\n').length < 120, `${name}: lines as people write them`);
    // A line or two can't be indented.
    if (text.length > 500) assert.match(text, /\n {2,}const /, `${name}: indented`);
  }
});

test('it is well under a megabyte, which is the most that it may be', () => {
  for (const name of packages) assert.ok(fs.statSync(path.join(PACKAGES, name)).size < 950_000, name);
});

/** The source file that a line of a bundle came from: esbuild writes its name above. */
function sourceOf({ file, line }) {
  const above = read(file).toString().split('\n').slice(0, line);
  return (
    above
      .findLast((text) => /^ *\/\/ [\w./-]+\.[a-z]+$/.test(text))
      ?.trim()
      .slice(3) ?? ''
  );
}

test("Firefox's own linter has no error, and no warning that is ours", async () => {
  const config = { _: [DIST], output: 'none', boring: true, logLevel: 'fatal', stack: false, pretty: false, selfHosted: false };
  const { errors, warnings } = await linter.createInstance({ config, runAsBinary: false }).run({ _console: { log() {}, error() {} } });
  const ours = warnings.filter(
    (warning) =>
      // One manifest serves both browsers: each ignores the other's background, and this linter says so.
      warning.code !== 'BACKGROUND_SERVICE_WORKER_IGNORED' &&
      // Firefox for Android isn't supported, and no key of the manifest says that it is.
      warning.code !== 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION' &&
      // The same of a permission that Chromium alone knows: its background needs a document to start a worker from.
      !(['MANIFEST_PERMISSIONS', 'UNSUPPORTED_API'].includes(warning.code) && /offscreen/.test(warning.message)) &&
      // Preact can set innerHTML if it is told to; tests/boundaries holds that we never tell it.
      !(warning.code === 'UNSAFE_VAR_ASSIGNMENT' && sourceOf(warning).startsWith('node_modules/preact/')),
  );
  const lines = [...errors, ...ours].map(({ code, message, file, line }) => `${file ?? ''}:${line ?? ''} ${code} ${message}`);
  assert.deepEqual(lines, []);
});
