// RESULTS.md, from what was measured.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../browser/harness.mjs';
import { locate } from '../browser/locate.mjs';

const table = (head, rows) =>
  [head, head.map((_, at) => (at ? '---:' : '---')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const short = (value) => (value < 1 ? value.toPrecision(2) : value < 10 ? value.toFixed(1) : value.toFixed(0));
const milliseconds = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
const times = (value) => `${value < 10 ? value.toFixed(2) : value.toLocaleString('en', { maximumFractionDigits: 0 })}×`;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} KB`;
const mebibytes = (bytes) => `${(bytes / 1048576).toFixed(2)} MB`;

/** `corpora`: whether the texts and pages are real ones. */
export function results({ core, pages, passages, corpora }) {
  const chromium = execFileSync(locate('chromium'), ['--version'], { encoding: 'utf8' }).trim();
  const sections = [
    ...(core ? [coreSection(core, corpora)] : []),
    ...(pages ? [pageSection(pages)] : []),
    ...(passages ? [passages] : []),
    sizeSection(),
  ];
  return `# Figures

Made by \`./build.sh bench${corpora ? ' --corpora DIR' : ''}\` with node ${process.version}, ${chromium}, ${os.cpus().length} processors (${os.cpus()[0].model.trim()}), load ${os.loadavg()[0].toFixed(1)}.
Texts and pages: ${corpora ? 'real ones (news, web sentences, program messages, quotations; saved pages), which are not part of the project' : 'seeded ones of our own, made as `corpus.rs` says'}.
Milliseconds and MB/s move with the machine and its load; only ratios within one run are worth comparing. Instructions of the core, which
do not: \`./build.sh count\`, against \`baseline.csv\`.

${sections.join('\n')}`;
}

function coreSection({ started, scanned, waking, turns }, corpora) {
  const [count, names] = waking;
  return `## The core

Invented items (of 20, nine names; phones, e-mails, handles, addresses, codes); ${corpora ? 'real' : 'seeded'} texts, 512 KB a language. Everything is measured turn
by turn, in node and in a page of Chromium's (the same measuring script) and natively; the best of ${turns} turns counts. MB are of UTF-8.

*MB/s* is the whole scan: folded, matched, verified, judged. Beside it, how many times as fast that is as
- *raw*: aho-corasick's DFA on the values as typed, in the same wasm module; nothing folded, no spellings, nothing verified;
- *native*: the same scan, built for this machine;
- *giu*: one \`RegExp\` alternation of the values with these flags; *g*: one on text and values lower-cased before;
- *npm*: the fastest of ahocorasick, fastscan and @monyone/aho-corasick on text lower-cased before, in pieces of 32 K characters.

What is slow gets as much of the text as fits in its time. *fold ÷ raw*: folding alone, against the same automaton.

${started.map(({ engine }) => `### In ${engine}\n\n${scanTable(scanned.filter((row) => row.engine === engine))}\n`).join('\n')}
### Memory and time to begin

In instances of their own. *Held* is what a compiled watchlist keeps; the module's whole memory, which never shrinks, is that before
compiling, after it, and after scanning 64 KB.

${table(
  ['engine', 'items', 'compile, first call', 'warm', 'held', 'memory before', 'compiled', 'scanned'],
  started.flatMap(({ engine, compiled }) =>
    compiled.map((one) => [
      engine,
      one.count,
      milliseconds(one.first),
      milliseconds(one.warm),
      mebibytes(one.held),
      mebibytes(one.before),
      mebibytes(one.compiled),
      mebibytes(one.scanned),
    ]),
  ),
)}

Waking, with the module that is shipped: from its bytes to the first answer, ${count} items of which ${names} are names. Medians of five, each with an
instance whose code the engine has not seen.

${table(
  ['engine', 'instantiated', 'parsed and compiled', 'first answer (1 KB)', 'all', 'longest'],
  started.map(({ engine, wake }) => [
    engine,
    ...['ready', 'compiled', 'answered', 'all', 'longest'].map((name) => milliseconds(wake[name])),
  ]),
)}

One call with 64 K characters of mixed text in the module that is shipped, ${count} items: encoded, copied, scanned, answered.

${table(
  ['engine', 'the call'],
  started.map(({ engine, block }) => [engine, milliseconds(block)]),
)}
`;
}

const scanTable = (rows) =>
  table(
    ['items', 'text', 'MB/s', 'raw', 'native', 'giu', 'g', 'npm', 'fastest of npm', 'raw, MB/s', 'fold ÷ raw'],
    rows.map((row) => [
      row.count,
      row.language,
      short(row.scan),
      times(row.scan / row.raw),
      times(row.scan / row.native),
      times(row.scan / row.giu),
      times(row.scan / row.g),
      times(row.scan / row.npm.speed),
      `${row.npm.name}, ${short(row.npm.speed)} MB/s`,
      short(row.raw),
      times(row.fold / row.raw),
    ]),
  );

function pageSection({ chat, answers, large, reading }) {
  return `## Pages, in Chromium

${reading.count} items are watched. From text appearing to its mark, ${chat.samples} messages on a chat page of 400. The build is the shipped one with a script around
the content script that notes when a mark over the new words is written, when the frame with it has been painted, and how long each call
took until its answer.

${table(
  ['', 'p50', 'p95'],
  [
    ['mark written', milliseconds(chat.written.p50), milliseconds(chat.written.p95)],
    ['mark painted', milliseconds(chat.painted.p50), milliseconds(chat.painted.p95)],
  ],
)}

The whole answer to 64 K characters of mixed text, from the content script's call until it has the background's answer: ${milliseconds(answers.least)} at best, ${milliseconds(answers.p50)}
the median.

Our tasks on the page's thread, by the browser's trace: what the processor worked for them (the thread's own clock, whatever else the
machine does). What the browser lays out because we ask counts as ours.

${table(
  ['page', 'longest', 'p99', 'all', 'tasks'],
  [
    ['the chat page, 30 messages', chat],
    [large.name, large],
  ].map(([name, one]) => [name, milliseconds(one.longest), milliseconds(one.p99), milliseconds(one.all), one.tasks]),
)}

On ${reading.name}, beside mark.js 8.11.1, which marks the same values there (by the same clock, best of three):

${table(
  ['', 'time', 'mark.js takes'],
  [
    ['mark.js', milliseconds(reading.marked), ''],
    ['all our tasks on the page', milliseconds(reading.ours), times(reading.marked / reading.ours)],
    [`the core's scan of its text (${kilobytes(reading.bytes)})`, milliseconds(reading.scanned), times(reading.marked / reading.scanned)],
  ],
)}
`;
}

function sizeSection() {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'manifest.json'), 'utf8'));
  const packed = (name) => {
    const bytes = readFileSync(path.join(ROOT, name));
    return [path.basename(name), kilobytes(bytes.length), kilobytes(gzipSync(bytes, { level: 9 }).length)];
  };
  return `## Sizes

${table(
  ['', 'bytes', 'gzip'],
  [
    packed('dist/core_bg.wasm'),
    packed('dist/reader_bg.wasm'),
    packed('dist/content.js'),
    ['package', kilobytes(statSync(path.join(ROOT, `target/packages/nightjar-${version}.zip`)).size), ''],
  ],
)}
`;
}
