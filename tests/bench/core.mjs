// The core's figures, in this node's wasm engine: how long a watchlist takes to compile and what it holds, how fast text is scanned,
// beside raw aho-corasick in the same module and one RegExp in the same engine. Only ratios within one run are worth comparing.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

const COUNTS = [200, 2000];
const BYTES = 512 * 1024;
const REPEATS = 9;
/** A RegExp of 2,000 items needs seconds for a few kilobytes: it gets as much text as fits in about this time. */
const PATIENCE = 700;

const now = () => performance.now();
const best = (run, times = REPEATS) => {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) {
    const from = now();
    run();
    least = Math.min(least, now() - from);
  }
  return least;
};
const megabytes = (bytes, milliseconds) => bytes / 1e3 / milliseconds;
const escaped = (value) => value.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

let instances = 0;

/** An instance of its own each time, so that memory starts anew. `folder`: what wasm-bindgen made of tests/bench/wasm. */
async function fresh(folder) {
  const wasm = await import(`${pathToFileURL(path.join(folder, 'bench.js'))}?${instances++}`);
  const { memory } = wasm.initSync({ module: readFileSync(path.join(folder, 'bench_bg.wasm')) });
  return { wasm, memory };
}

/** Texts by language: our own, or what lies under `corpora`/text. */
function texts(wasm, corpora) {
  if (!corpora) return wasm.languages().map((language) => ({ language, text: wasm.text(language, BYTES) }));
  const read = (language) => {
    const folder = path.join(corpora, 'text', language);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const parts = files
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((entry) => {
        const bytes = readFileSync(path.join(entry.parentPath ?? entry.path, entry.name));
        return (entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
      });
    return Buffer.from(parts.join('\n')).subarray(0, BYTES).toString();
  };
  const languages = ['en', 'ru', 'az'].map((language) => ({ language, text: read(language) }));
  const lines = languages.map(({ text }) => text.split('\n'));
  const mixed = lines[0].flatMap((_, at) => lines.map((list) => list[at] ?? '')).join('\n');
  return [...languages, { language: 'mixed', text: Buffer.from(mixed).subarray(0, BYTES).toString() }];
}

function regExpSpeed(values, text) {
  const expression = new RegExp(values.map(escaped).join('|'), 'giu');
  const count = (part) => {
    expression.lastIndex = 0;
    let found = 0;
    while (expression.exec(part) !== null) found++;
    return found;
  };
  let length = 2048;
  for (;;) {
    const part = text.slice(0, length);
    const took = best(() => count(part), 1);
    if (took * 4 > PATIENCE || length >= text.length)
      return megabytes(
        Buffer.byteLength(part),
        best(() => count(part), took > 100 ? 1 : REPEATS),
      );
    length *= 4;
  }
}

/** `folder`: what wasm-bindgen made of tests/bench/wasm. `corpora`: a folder of real texts, or null. */
export async function measureCore(folder, corpora) {
  const compiled = [];
  for (const count of COUNTS) {
    const { wasm, memory } = await fresh(folder);
    const core = new wasm.Core(count);
    const before = memory.buffer.byteLength;
    const first = best(() => core.compile(), 1);
    const grown = memory.buffer.byteLength - before;
    compiled.push({ count, first, warm: best(() => core.compile()), grown });
  }

  const { wasm } = await fresh(folder);
  const scanned = [];
  for (const count of COUNTS) {
    const core = new wasm.Core(count);
    core.compile();
    const raw = new wasm.Raw(count);
    const values = wasm.items(count).filter((_, at) => at % 2 === 1);
    for (const { language, text } of texts(wasm, corpora)) {
      const held = new wasm.Text(text);
      const speed = (run) => megabytes(held.bytes(), best(run));
      // Turn by turn, so that a busy moment of the machine touches all alike.
      const ours = speed(() => core.scan(held));
      const theirs = speed(() => raw.scan(held));
      scanned.push({ count, language, ours, raw: theirs, regExp: regExpSpeed(values, text) });
      held.free();
    }
    core.free();
    raw.free();
  }
  return { compiled, scanned };
}
