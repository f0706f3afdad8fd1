// What by others is in the package, as CycloneDX JSON: from Cargo.lock and package-lock.json alone, so that every machine writes the
// same bytes. No name of ours, no time, no serial number: it is the same in every flavour.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const TARGET = 'wasm32-unknown-unknown';
const read = (name) => fs.readFileSync(path.join(ROOT, name), 'utf8');

/** Others' data that is written into the sources; each file says how it was made. */
const DATA = [
  { name: 'Unicode Character Database', version: '16.0.0', licence: 'Unicode-3.0', at: 'https://www.unicode.org/Public/16.0.0/ucd/' },
  { name: 'libphonenumber metadata', version: '', licence: 'Apache-2.0', at: 'https://github.com/google/libphonenumber' },
  { name: 'BIP-39 word list', version: '', licence: 'MIT', at: 'https://github.com/trezor/python-mnemonic' },
];

/** What cargo knows of the packages that the lock file names, without asking the network. `platform`: only what is built for it. */
export function cargoMetadata(platform) {
  const narrow = platform === undefined ? [] : ['--filter-platform', platform];
  const output = execFileSync('cargo', ['metadata', '--format-version', '1', '--locked', '--offline', ...narrow], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return JSON.parse(output);
}

/** The crates that are compiled into the core: neither what only builds it (macros, build scripts) nor what only tests it. */
export function shippedCrates() {
  const { packages, resolve } = cargoMetadata(TARGET);
  const byId = new Map(packages.map((each) => [each.id, each]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const seen = new Set();
  const visit = (id) => {
    if (seen.has(id) || byId.get(id).targets.some(({ kind }) => kind.includes('proc-macro'))) return;
    seen.add(id);
    for (const { pkg, dep_kinds } of nodes.get(id).deps) if (dep_kinds.some(({ kind }) => kind === null)) visit(pkg);
  };
  visit(resolve.root);
  seen.delete(resolve.root);
  return [...seen]
    .map((id) => byId.get(id))
    .sort((a, b) => (a.name === b.name ? (a.version < b.version ? -1 : 1) : a.name < b.name ? -1 : 1));
}

/** The npm packages that are bundled: those that ours depends on, and what they depend on. */
export function shippedPackages() {
  const { packages } = JSON.parse(read('package-lock.json'));
  const seen = new Map();
  const visit = (name) => {
    const locked = packages[`node_modules/${name}`];
    if (seen.has(name)) return;
    seen.set(name, { name, ...locked });
    for (const next of Object.keys(locked.dependencies ?? {})) visit(next);
  };
  for (const name of Object.keys(packages[''].dependencies ?? {})) visit(name);
  return [...seen.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** SHA-256 of every locked crate's archive, by "name version". */
function checksums() {
  const entries = [
    ...read('Cargo.lock').matchAll(/^name = "(.+)"\nversion = "(.+)"\n(?:source = .+\n)?(?:checksum = "([0-9a-f]{64})")?/gm),
  ];
  return new Map(entries.map(([, name, version, sum]) => [`${name} ${version}`, sum]));
}

/** As SPDX writes it: older crates put a stroke between two licences to choose from. */
export const spdx = (licence) => licence.replaceAll('/', ' OR ');

export function sbom() {
  const sums = checksums();
  const crates = shippedCrates().map(({ name, version, license }) => ({
    type: 'library',
    'bom-ref': `pkg:cargo/${name}@${encodeURIComponent(version)}`,
    name,
    version,
    hashes: [{ alg: 'SHA-256', content: sums.get(`${name} ${version}`) }],
    licenses: [{ expression: spdx(license) }],
    purl: `pkg:cargo/${name}@${encodeURIComponent(version)}`,
  }));
  const packages = shippedPackages().map(({ name, version, license, integrity }) => ({
    type: 'library',
    'bom-ref': `pkg:npm/${name}@${version}`,
    name,
    version,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex') }],
    licenses: [{ expression: license }],
    purl: `pkg:npm/${name}@${version}`,
  }));
  const [, channel] = /^channel = "(.+)"$/m.exec(read('rust-toolchain.toml'));
  const library = {
    type: 'library',
    'bom-ref': `pkg:generic/rust-std@${channel}`,
    name: 'rust-std',
    version: channel,
    licenses: [{ expression: 'MIT OR Apache-2.0' }],
    purl: `pkg:generic/rust-std@${channel}`,
  };
  const data = DATA.map(({ name, version, licence, at }) => ({
    type: 'data',
    'bom-ref': `data:${name}`,
    name,
    ...(version === '' ? {} : { version }),
    licenses: [{ expression: licence }],
    externalReferences: [{ type: 'website', url: at }],
  }));
  const { version } = JSON.parse(read('manifest.json'));
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': 'extension',
        name: 'extension',
        version,
        licenses: [{ expression: 'MIT OR Apache-2.0' }],
      },
    },
    components: [...crates, library, ...packages, ...data],
  };
  return `${JSON.stringify(bom, null, 1)}\n`;
}
