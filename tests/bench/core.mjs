// The core's figures: how long a watchlist takes to compile and what it holds, how fast text is scanned in node, in Chromium and natively,
// beside raw aho-corasick in the same module and what JavaScript offers. Only ratios within one run are worth comparing, so everything
// takes turns, and of each the best turn counts.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../browser/harness.mjs';
import { native } from './engines.mjs';
import { AUTOMATA } from './peers.mjs';
import { texts } from './texts.mjs';

const COUNTS = [60, 200, 2000];
const TURNS = 9;
/** A run on a busy machine ends all the same: fewer turns for what is left of a text after so many milliseconds, three at least. */
const LIMIT = 20_000;
const FEWEST = 3;
/** Who wakes up to what: 200 items, 50 of them names. */
const WAKING = [200, 50];

/** `engines`: of engines.mjs, the first of them makes the seeded texts. */
export async function measureCore(engines, corpora, say) {
  const given = await texts(corpora, (language, bytes) => engines[0].call('text', language, bytes));
  const folder = path.join(ROOT, 'target/bench/texts');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { language, text } of given) writeFileSync(path.join(folder, `${language}.txt`), text);

  const started = [];
  for (const engine of engines) {
    say(`waking and compiling, in ${engine.name}`);
    const wake = await engine.call('wake', ...WAKING);
    const compiled = [];
    for (const count of COUNTS) compiled.push(await engine.call('compile', count));
    started.push({ engine: engine.name, wake, compiled, block: await engine.call('block', WAKING[0]) });
  }

  const scanned = [];
  const machine = native(folder);
  try {
    for (const count of COUNTS) {
      for (const engine of engines) await engine.call('watch', count);
      for (const { language, text } of given) {
        say(`${count} items, ${language}`);
        scanned.push(...(await compare(engines, machine, { count, language, text })));
      }
    }
  } finally {
    await machine.close();
  }
  return { started, scanned, waking: WAKING, turns: TURNS };
}

/** A row for each engine: the best speed of each thing, in MB/s, `native` and the fastest automaton of npm among them. */
async function compare(engines, machine, { count, language, text }) {
  const bytes = Buffer.byteLength(text);
  const bests = engines.map(() => ({}));
  const improve = (best, name, speed) => {
    best[name] = Math.max(best[name] ?? 0, speed);
  };
  for (const engine of engines) await engine.call('read', text);
  // Prepared at the first question.
  await machine.ask(`scan-${language}-${count}`);
  const from = performance.now();
  for (let turn = 0; turn < TURNS && (turn < FEWEST || performance.now() - from < LIMIT); turn++) {
    for (const [at, engine] of engines.entries()) {
      for (const [name, speed] of Object.entries(await engine.call('turn'))) improve(bests[at], name, speed);
      const speed = bytes / 1e3 / (await machine.ask(`scan-${language}-${count}`));
      for (const best of bests) improve(best, 'native', speed);
    }
  }
  return engines.map(({ name: engine }, at) => {
    const best = bests[at];
    const npm = AUTOMATA.reduce((fastest, name) => (best[name] > best[fastest] ? name : fastest));
    return { engine, count, language, ...best, npm: { name: npm, speed: best[npm] } };
  });
}
