// What the package is made of: every file has an origin, every part by others a licence that we may use, a version and a checksum, and
// the package says so itself. Offline: from the lock files and what they name.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { filesUnder } from '../tools/files.mjs';
import { cargoMetadata, sbom, shippedCrates, shippedPackages, spdx } from '../tools/sbom.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIST = path.join(ROOT, 'dist');
const read = (name) => fs.readFileSync(path.join(ROOT, name));
const text = (name) => read(name).toString();

/** What may be in the package: nothing that asks for more than being named. */
const SHIPPED = ['MIT', 'Apache-2.0', 'Unlicense', 'BSL-1.0', 'Zlib', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'Unicode-3.0'];
/** What may build and test it besides. */
const TOOLS = [...SHIPPED, 'MPL-2.0', 'CC0-1.0', 'Python-2.0', 'BlueOak-1.0.0', 'Apache-2.0 WITH LLVM-exception'];

/** Whether an SPDX expression can be fulfilled by these licences: one of each OR, all of each AND. */
function allows(expression, licences) {
  const bare = expression.trim();
  if (licences.includes(bare)) return true;
  for (const [word, every] of [
    [' OR ', false],
    [' AND ', true],
  ]) {
    const parts = split(bare, word);
    if (parts.length > 1) return every ? parts.every((part) => allows(part, licences)) : parts.some((part) => allows(part, licences));
  }
  return bare.startsWith('(') && bare.endsWith(')') && allows(bare.slice(1, -1), licences);
}

/** Splits where no bracket is open. */
function split(expression, word) {
  const parts = [''];
  let open = 0;
  for (let at = 0; at < expression.length; at++) {
    if (expression[at] === '(') open++;
    if (expression[at] === ')') open--;
    if (open === 0 && expression.startsWith(word, at)) {
      parts.push('');
      at += word.length - 1;
    } else parts[parts.length - 1] += expression[at];
  }
  return parts;
}

test('licences are read as they are meant', () => {
  assert.ok(allows('(MIT OR Apache-2.0) AND Unicode-3.0', SHIPPED));
  assert.ok(allows('GPL-3.0 OR MIT', SHIPPED));
  for (const wrong of ['GPL-3.0', 'MIT AND GPL-3.0', '(MIT OR Apache-2.0) AND SSPL-1.0', 'UNLICENSED', ''])
    assert.ok(!allows(wrong, SHIPPED), wrong);
});

test('crates: from the registry, with a checksum, under licences that we may use', () => {
  const { packages, resolve } = cargoMetadata();
  const others = packages.filter(({ id }) => id !== resolve.root);
  assert.ok(others.length > 50);
  const wrong = others.filter(
    ({ source, license }) => source !== 'registry+https://github.com/rust-lang/crates.io-index' || !allows(spdx(license ?? ''), TOOLS),
  );
  assert.deepEqual(
    wrong.map(({ name, version, source, license }) => `${name} ${version}: ${source}, ${license}`),
    [],
  );
  const shipped = shippedCrates().filter(({ license }) => !allows(spdx(license ?? ''), SHIPPED));
  assert.deepEqual(
    shipped.map(({ name, license }) => `${name}: ${license}`),
    [],
  );
  for (const block of text('Cargo.lock').split('[[package]]').slice(1)) {
    if (!block.includes('name = "nightjar"')) assert.match(block, /\nchecksum = "[0-9a-f]{64}"/, block);
  }
});

test('no crate is in the package twice', () => {
  const names = shippedCrates().map(({ name }) => name);
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
});

/** What an old package says in the way of its time, which the lock file leaves out. */
const formerly = (name) => (JSON.parse(text(`${name}/package.json`)).licenses ?? []).map(({ type }) => type).join(' OR ');

test('npm packages: from the registry, with a checksum, under licences that we may use', () => {
  // An entry without an address is the registry's, of whatever mirror; the checksum decides what is taken.
  const locked = Object.entries(JSON.parse(text('package-lock.json')).packages).filter(([name]) => name !== '');
  const wrong = locked.filter(
    ([name, { resolved, integrity, license, link }]) =>
      (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/')) ||
      link === true ||
      !integrity?.startsWith('sha512-') ||
      !allows(license ?? formerly(name), TOOLS),
  );
  assert.deepEqual(
    wrong.map(([name, { resolved, license }]) => `${name}: ${resolved}, ${license}`),
    [],
  );
  assert.deepEqual(
    shippedPackages().filter(({ license }) => !allows(license, SHIPPED)),
    [],
  );
});

test('compilers and tools are of one version each', () => {
  assert.match(text('rust-toolchain.toml'), /^channel = "\d+\.\d+\.\d+"$/m);
  assert.match(text('Cargo.toml'), /^wasm-bindgen = "=\d+\.\d+\.\d+"$/m);
  assert.match(text('build.sh'), /--locked --target wasm32-unknown-unknown/);
  assert.match(text('build.sh'), /npm ci /);
});

/** Where a file of the package comes from: a source that it equals, or what makes it. */
function originOf(name) {
  if (name === 'sbom.json') return { made: 'tests/tools/sbom.mjs', bytes: Buffer.from(sbom()) };
  if (/^(core|reader)_bg\.wasm$/.test(name)) return { made: 'src', bytes: read(`target/wasm/${name}`) };
  if (name === 'manifest.json') return { bytes: read(name) };
  if (/^icons\/[a-z0-9-]+\.png$/.test(name)) return { bytes: read(`extension/${name}`) };
  if (/^_locales\/(az|en|ru|tr)\/messages\.json$/.test(name)) {
    const all = JSON.parse(text(`extension/${name}`));
    const said = Object.entries(JSON.parse(fs.readFileSync(path.join(DIST, name), 'utf8')));
    return { made: `extension/${name}`, fits: said.length > 0 && said.every(([key, { message }]) => all[key].message === message) };
  }
  if (/\.(html|css)$/.test(name)) {
    const [source] = filesUnder(path.join(ROOT, 'extension')).filter((each) => path.basename(each) === name);
    return source === undefined ? null : { bytes: read(`extension/${source}`) };
  }
  if (name.endsWith('.js')) {
    const lines = fs.readFileSync(path.join(DIST, name), 'utf8').split('\n');
    // The bundler writes the name of each source above what it took of it.
    const sources = lines.flatMap((line) => /^ *\/\/ ([\w@./-]+\.(?:ts|tsx|js|mjs|json))$/.exec(line)?.[1] ?? []);
    const known = (source) => /^(extension|target\/wasm|node_modules\/preact)\//.test(source) && fs.existsSync(path.join(ROOT, source));
    return { made: sources, fits: sources.length > 0 && sources.every(known) };
  }
  return null;
}

test('every file of the package has an origin', () => {
  const unexplained = filesUnder(DIST).filter((name) => {
    const origin = originOf(name);
    if (origin === null) return true;
    return origin.bytes === undefined ? !origin.fits : !origin.bytes.equals(fs.readFileSync(path.join(DIST, name)));
  });
  assert.deepEqual(unexplained, []);
  assert.equal(originOf('notes.txt'), null, 'and one without would be seen');
});

test('the bill of materials names what is in it, each with its licence and checksum, and nothing of the machine', () => {
  const bill = JSON.parse(fs.readFileSync(path.join(DIST, 'sbom.json'), 'utf8'));
  assert.equal(bill.bomFormat, 'CycloneDX');
  const names = bill.components.map(({ name }) => name);
  for (const name of ['aho-corasick', 'argon2', 'chacha20poly1305', 'wasm-bindgen', 'rust-std', 'preact'])
    assert.ok(names.includes(name), name);
  for (const name of ['serde_derive', 'esbuild', 'puppeteer-core', 'syn', 'lexopt'])
    assert.ok(!names.includes(name), `${name} is not shipped`);
  assert.equal(new Set(bill.components.map((each) => each['bom-ref'])).size, names.length);
  for (const { name, type, hashes, licenses } of bill.components) {
    assert.ok(allows(licenses[0].expression, SHIPPED), name);
    if (type === 'library' && name !== 'rust-std') assert.match(hashes[0].content, /^[0-9a-f]{64,128}$/, name);
  }
});
