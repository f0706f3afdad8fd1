// Measures and writes tests/bench/RESULTS.md:  ./build.sh bench [--corpora DIR] [--only core|page]
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../browser/harness.mjs';
import { locate } from '../browser/locate.mjs';
import { measureCore } from './core.mjs';
import { measurePages } from './page.mjs';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, only: { type: 'string' } } });
const RESULTS = path.join(ROOT, 'tests/bench/RESULTS.md');

const say = (text) => process.stderr.write(`${text}\n`);
const table = (head, rows) =>
  [head, head.map((_, at) => (at ? '---:' : '---')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const milliseconds = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(0));
const times = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)}×`;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} KB`;

async function coreSection() {
  say('The core (about a minute)');
  const { compiled, scanned } = await measureCore(path.join(ROOT, 'target/bench/wasm'), values.corpora);
  return `## The core, in node's wasm engine

Invented items (names, phones, e-mails, handles, addresses, codes); ${values.corpora ? 'real texts of a folder' : 'seeded texts of common words'}, 512 KB a language. Best of nine.
*Raw* is aho-corasick's DFA on the values as typed, in the same wasm module: nothing folded, no spellings, nothing verified. *RegExp* is one
alternation of the same values with flags \`giu\`, in the same engine.

${table(
  ['items', 'compile, first call', 'compile, warm', 'memory'],
  compiled.map(({ count, first, warm, grown }) => [
    count,
    `${milliseconds(first)} ms`,
    `${milliseconds(warm)} ms`,
    `${(grown / 1048576).toFixed(1)} MB`,
  ]),
)}

${table(
  ['items', 'text', 'MB/s', 'raw, MB/s', 'of raw', 'RegExp, MB/s', 'of RegExp'],
  scanned.map(({ count, language, ours, raw, regExp }) => [
    count,
    language,
    ours.toFixed(0),
    raw.toFixed(0),
    times(ours / raw),
    regExp < 10 ? regExp.toFixed(2) : regExp.toFixed(0),
    times(ours / regExp),
  ]),
)}
`;
}

async function pageSection() {
  say('Pages, in Chromium (about a minute)');
  const { written, painted, samples, chat, large } = await measurePages(values.corpora);
  return `## Pages, in Chromium

From text appearing to its mark, ${samples} messages on a chat page of 400. The build is the shipped one with a script around the content
script that notes when a mark over the new words is written, and when the frame with it has been painted.

${table(
  ['', 'p50', 'p95'],
  [
    ['mark written', `${milliseconds(written.p50)} ms`, `${milliseconds(written.p95)} ms`],
    ['mark painted', `${milliseconds(painted.p50)} ms`, `${milliseconds(painted.p95)} ms`],
  ],
)}

Our tasks on the page's thread, by the browser's trace: what the processor worked for them (the thread's own clock, whatever else the
machine does). What the browser lays out because we ask counts as ours.

${table(
  ['page', 'longest', 'p99', 'all', 'tasks'],
  [
    ['the chat page, 30 messages', chat],
    [large.name, large],
  ].map(([name, one]) => [
    name,
    `${milliseconds(one.longest)} ms`,
    `${milliseconds(one.p99)} ms`,
    `${milliseconds(one.all)} ms`,
    one.tasks,
  ]),
)}
`;
}

function sizeSection() {
  const wasm = readFileSync(path.join(ROOT, 'dist/core_bg.wasm'));
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'manifest.json'), 'utf8'));
  const size = (name) => statSync(path.join(ROOT, name)).size;
  return `## Sizes

${table(
  ['', 'bytes', 'gzip'],
  [
    ['core_bg.wasm', kilobytes(wasm.length), kilobytes(gzipSync(wasm, { level: 9 }).length)],
    [
      'content.js',
      kilobytes(size('dist/content.js')),
      kilobytes(gzipSync(readFileSync(path.join(ROOT, 'dist/content.js')), { level: 9 }).length),
    ],
    ['package', kilobytes(size(`target/packages/nightjar-${version}.zip`)), ''],
  ],
)}
`;
}

const sections = [];
if (values.only !== 'page') sections.push(await coreSection());
if (values.only !== 'core') sections.push(await pageSection());
sections.push(sizeSection());
const chromium = execFileSync(locate('chromium'), ['--version'], { encoding: 'utf8' }).trim();
const text = `# Figures

Made by \`./build.sh bench${values.corpora ? ' --corpora DIR' : ''}\` with node ${process.version}, ${chromium}, ${os.cpus().length} processors (${os.cpus()[0].model.trim()}), load ${os.loadavg()[0].toFixed(1)}.
Milliseconds and MB/s move with the machine and its load; only ratios within one run are worth comparing. Instructions of the core, which
do not: \`tests/bench/count.sh\`, against \`baseline.csv\`.

${sections.join('\n')}`;
if (values.only) process.stdout.write(text);
else writeFileSync(RESULTS, text);
say(values.only ? '' : `written: ${path.relative(ROOT, RESULTS)}`);
