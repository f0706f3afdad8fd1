// From sources to dist/: bundles the scripts, copies the rest. Not minified, so that reviewers read what runs.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { colours } from './colours.mjs';
import { filesUnder } from './files.mjs';
import { forTheBrowser, nameless } from './messages.mjs';
import { sbom } from './sbom.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const EXTENSION = path.join(ROOT, 'extension');
const DIST = path.join(ROOT, 'dist');
const WASM = path.join(ROOT, 'target/wasm');
/** What is built of the crate (build.sh). */
const MODULES = ['core', 'reader'];

/**
 * SHA-256 over all that goes into the package, names included: what the about page shows, and who builds it again compares.
 * A flavour is the same code, and shows the same.
 */
function sourceHash(sources) {
  const hash = crypto.createHash('sha256');
  const inputs = [
    ...['manifest.json', 'package-lock.json'].map((name) => path.join(ROOT, name)),
    ...sources.map((name) => path.join(EXTENSION, name)),
    ...MODULES.flatMap((name) => [`${name}.js`, `${name}_bg.wasm`]).map((name) => path.join(WASM, name)),
  ];
  for (const input of inputs) {
    const bytes = fs.readFileSync(input);
    hash.update(`${path.relative(ROOT, input).split(path.sep).join('/')}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

/** Modules share what they have in common: the words in four languages, those of passphrases and Preact are in the package once. */
async function bundle(entryPoints, format, define) {
  const built = esbuild.build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir: DIST,
    bundle: true,
    format,
    splitting: format === 'esm',
    chunkNames: 'shared-[hash]',
    target: ['chrome123', 'firefox140'],
    charset: 'utf8',
    legalComments: 'inline',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
    plugins: [nameless],
    define,
  });
  // What was wrong has been said, with the line.
  await built.catch(() => process.exit(1));
}

/** Two files of one name would overwrite each other in dist/. */
function put(from, name) {
  const to = path.join(DIST, name);
  if (fs.existsSync(to)) throw new Error(`two files want to be dist/${name}`);
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.writeFileSync(to, fs.readFileSync(from));
}

const sources = filesUnder(EXTENSION).filter((name) => !name.startsWith('flavours/'));
const hash = sourceHash(sources);
const define = {
  BUILT_HASH: JSON.stringify(hash),
  BUILT_COLOURS: colours(),
  'process.env.NODE_ENV': '"production"',
};

fs.rmSync(DIST, { recursive: true, force: true });
fs.mkdirSync(DIST);

/** What a page of ours runs, beside it. */
const script = (page) => sources.find((name) => name.replace(/\.tsx?$/, '.html') === page && name !== page);
const pages = sources.filter((name) => /^[a-z]+\/[a-z]+\.html$/.test(name));
await bundle(
  [
    { in: path.join(EXTENSION, 'content/index.ts'), out: 'content' },
    { in: path.join(EXTENSION, 'content/early.ts'), out: 'early' },
    { in: path.join(EXTENSION, 'erase/erase.ts'), out: 'erase' },
    { in: path.join(EXTENSION, 'intake/intake.ts'), out: 'intake' },
  ],
  'iife',
  define,
);
await bundle(
  [
    { in: path.join(EXTENSION, 'background/index.ts'), out: 'background' },
    ...pages.map((name) => ({ in: path.join(EXTENSION, script(name)), out: path.basename(name, '.html') })),
  ],
  'esm',
  define,
);

put(path.join(ROOT, 'manifest.json'), 'manifest.json');
for (const name of MODULES) put(path.join(WASM, `${name}_bg.wasm`), `${name}_bg.wasm`);
fs.writeFileSync(path.join(DIST, 'sbom.json'), sbom());
for (const name of sources) {
  if (pages.includes(name) || name.endsWith('.css')) put(path.join(EXTENSION, name), path.basename(name));
  else if (/^icons\/.*\.png$/.test(name)) put(path.join(EXTENSION, name), name);
}
const manifest = JSON.parse(fs.readFileSync(path.join(ROOT, 'manifest.json'), 'utf8'));
for (const language of fs.readdirSync(path.join(EXTENSION, '_locales'))) {
  fs.mkdirSync(path.join(DIST, '_locales', language), { recursive: true });
  fs.writeFileSync(path.join(DIST, '_locales', language, 'messages.json'), forTheBrowser(language, manifest));
}
process.stdout.write(`${hash}\n`);
