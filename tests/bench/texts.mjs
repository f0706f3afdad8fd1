// The texts that all engines read: seeded ones, or real ones from a folder.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

export const LANGUAGES = ['en', 'ru', 'az', 'mixed'];
export const BYTES = 512 * 1024;

/** Texts by language. `corpora`: a folder with text/en, text/ru, text/az and html; `seeded(language, bytes)` else. */
export async function texts(corpora, seeded) {
  if (!corpora) return Promise.all(LANGUAGES.map(async (language) => ({ language, text: await seeded(language, BYTES) })));
  const lists = LANGUAGES.slice(0, -1).map((language) => lines(path.join(corpora, 'text', language)));
  const longest = Math.max(...lists.map((list) => list.length));
  // Interleaved by line: a page changes its language between paragraphs.
  const mixed = Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
  return [...lists, mixed].map((list, at) => ({ language: LANGUAGES[at], text: cut(list, BYTES) }));
}

/** All lines of a folder, each file's spread evenly over the whole, so that any beginning has of each. */
function lines(folder) {
  const placed = files(folder).flatMap((file) => {
    // A table's first column is the language's own.
    const all = content(file)
      .toString()
      .split(/\r?\n/)
      .map((line) => (/\.tsv/.test(file) ? (line.split('\t')[0] ?? '') : line));
    return all.map((line, at) => ({ line, place: at / all.length }));
  });
  return placed.sort((a, b) => a.place - b.place).map(({ line }) => line);
}

/** Whole lines of at most this many bytes. */
function cut(list, bytes) {
  let size = 0;
  const end = list.findIndex((line) => {
    size += Buffer.byteLength(line) + 1;
    return size > bytes;
  });
  return list.slice(0, end < 0 ? list.length : end).join('\n');
}

/** The saved pages of a folder, with their markup. */
export const pages = (corpora) =>
  files(path.join(corpora, 'html'))
    .filter((file) => /\.html?(\.gz)?$/.test(file))
    .map((file) => ({ file, html: content(file) }));

const content = (file) => (file.endsWith('.gz') ? gunzipSync(readFileSync(file)) : readFileSync(file));

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
