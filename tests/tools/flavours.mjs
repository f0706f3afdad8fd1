// From dist/ to the same code under another name: target/flavours/NAME/dist, with its packages beside it.
import fs from 'node:fs';
import path from 'node:path';
import { filesUnder } from './files.mjs';
import { forTheBrowser } from './messages.mjs';
import { pack } from './pack.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIST = path.join(ROOT, 'dist');
const FLAVOURS = path.join(ROOT, 'extension/flavours');
const OUT = path.join(ROOT, 'target/flavours');

export const flavours = () =>
  fs
    .readdirSync(FLAVOURS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The folder of a flavour, made anew. */
function make(name) {
  const from = path.join(FLAVOURS, name);
  const { gecko, messages } = JSON.parse(fs.readFileSync(path.join(from, 'flavour.json'), 'utf8'));
  const folder = path.join(OUT, name);
  const dist = path.join(folder, 'dist');
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(dist, { recursive: true });
  for (const file of filesUnder(DIST)) {
    fs.mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
    fs.writeFileSync(path.join(dist, file), fs.readFileSync(path.join(DIST, file)));
  }
  const text = fs.readFileSync(path.join(DIST, 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text);
  const { id } = manifest.browser_specific_settings.gecko;
  fs.writeFileSync(path.join(dist, 'manifest.json'), text.replace(id, gecko));
  for (const [language, own] of Object.entries(messages)) {
    fs.writeFileSync(path.join(dist, `_locales/${language}/messages.json`), forTheBrowser(language, manifest, own));
  }
  for (const file of filesUnder(path.join(from, 'icons')).filter((each) => each.endsWith('.png'))) {
    if (!fs.existsSync(path.join(dist, 'icons', file))) throw new Error(`flavour ${name}: there is no icon ${file} to take the place of`);
    fs.writeFileSync(path.join(dist, 'icons', file), fs.readFileSync(path.join(from, 'icons', file)));
  }
  return `target/flavours/${name}/  ${pack(dist, folder, name)}`;
}

if (process.argv[1] === import.meta.filename) {
  const [wanted] = process.argv.slice(2);
  if (wanted !== undefined && !flavours().includes(wanted)) {
    process.stderr.write(`There is no flavour ${wanted}: there are ${flavours().join(', ')}.\n`);
    process.exit(1);
  }
  for (const name of wanted === undefined ? flavours() : [wanted]) process.stdout.write(`${make(name)}\n`);
}
