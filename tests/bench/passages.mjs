// How pieces of messages are recognised: the native bench, on texts of a folder or on its own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ROOT } from '../browser/harness.mjs';

const LANGUAGES = ['az', 'ru', 'tr', 'en'];
/** What becomes messages; everything else of a language is text that has nothing to do with them. */
const TALK = /^(tatoeba|web|ntrex)/;

/** A section of RESULTS.md. */
export function measurePassages(corpora) {
  const work = mkdtempSync(path.join(os.tmpdir(), 'nightjar-passages-'));
  try {
    const table = execFileSync(path.join(ROOT, 'target/release/examples/passages'), corpora ? folders(corpora, work) : [], {
      encoding: 'utf8',
    });
    return `## Passages

${corpora ? 'Sentences (news, web, everyday) as messages, filled up by a Markov chain; unrelated: program messages and quotations.' : 'Seeded texts of our own: too regular to say how well pieces are told apart.'}
400 pieces of each length and edit, in percent, with 100,000 messages; natively.
${table}`;
  } finally {
    rmSync(work, { recursive: true });
  }
}

function folders(corpora, work) {
  const [messages, unrelated] = ['messages', 'unrelated'].map((name) => path.join(work, name));
  for (const folder of [messages, unrelated]) mkdirSync(folder);
  for (const language of LANGUAGES) {
    const from = path.join(corpora, 'text', language);
    const texts = readdirSync(from)
      .sort()
      .map((name) => ({ name, text: read(path.join(from, name)) }));
    const join = (talk) => texts.filter(({ name }) => TALK.test(name) === talk).map(({ text }) => text);
    writeFileSync(path.join(messages, `${language}.txt`), join(true).join('\n'));
    writeFileSync(path.join(unrelated, `${language}.txt`), join(false).join('\n'));
  }
  return ['--messages', messages, '--unrelated', unrelated];
}

function read(file) {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  // A table's first column is the language's own.
  return file.endsWith('.tsv') ? text.replace(/\t.*$/gm, '') : text;
}
