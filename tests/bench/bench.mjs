// Measures and writes tests/bench/RESULTS.md:  ./build.sh bench [--corpora DIR] [--only core|pages|passages]
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../browser/harness.mjs';
import { measureCore } from './core.mjs';
import { bundle, chromiumEngine, nodeEngine } from './engines.mjs';
import { measurePages } from './pages.mjs';
import { measurePassages } from './passages.mjs';
import { results } from './results.mjs';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, only: { type: 'string' } } });
const RESULTS = path.join(ROOT, 'tests/bench/RESULTS.md');
const say = (text) => process.stderr.write(`${text}\n`);

await bundle();
const engines = [];
try {
  engines.push(await nodeEngine());
  engines.push(await chromiumEngine());
  const only = (name) => values.only === undefined || values.only === name;
  const passages = only('passages') ? measurePassages(values.corpora) : null;
  const core = !only('core') ? null : await measureCore(engines, values.corpora, say);
  const pages = !only('pages') ? null : await measurePages(engines[1], values.corpora, say);
  const text = results({ core, pages, passages, corpora: values.corpora !== undefined });
  process.stdout.write(text);
  if (!values.only) {
    writeFileSync(RESULTS, text);
    say(`\nwritten: ${path.relative(ROOT, RESULTS)}`);
  }
} finally {
  for (const engine of engines) await engine.close();
}
