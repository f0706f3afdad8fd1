// Where is measured: in this node, in a page of Chromium's, and natively. An engine is asked by `call(name, …)`, which is a method of
// measuring.mjs; the native program by the name of one of its benches.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { ROOT, serve, start } from '../browser/harness.mjs';

const TARGET = path.join(ROOT, 'target');
const BUNDLE = path.join(TARGET, 'bench/measuring.js');
/** What wasm-bindgen wrote, under target/. */
const MODULES = { bench: ['bench/wasm/bench.js', 'bench/wasm/bench_bg.wasm'], core: ['wasm/core.js', 'wasm/core_bg.wasm'] };

/** One file of measuring.mjs and the packages that it compares with: both engines run it. */
export const bundle = () =>
  esbuild.build({
    entryPoints: [path.join(import.meta.dirname, 'measuring.mjs')],
    outfile: BUNDLE,
    bundle: true,
    format: 'esm',
    target: ['chrome123', 'node20'],
    charset: 'utf8',
    logLevel: 'warning',
  });

export async function nodeEngine() {
  const { Measuring } = await import(pathToFileURL(BUNDLE));
  let loaded = 0;
  const measuring = new Measuring(async (name) => {
    const [script, bytes] = MODULES[name].map((file) => path.join(TARGET, file));
    return { script: await import(`${pathToFileURL(script)}?${loaded++}`), bytes: readFileSync(bytes) };
  });
  return { name: 'node', call: async (name, ...carried) => measuring[name](...carried), close: async () => {} };
}

const PAGE = `<!doctype html><meta charset="utf-8"><title>bench</title><script type="module">
import { Measuring } from '/bench/measuring.js';
const modules = ${JSON.stringify(MODULES)};
let loaded = 0;
globalThis.measuring = new Measuring(async (name) => {
  const [script, bytes] = modules[name];
  return { script: await import('/' + script + '?' + loaded++), bytes: new Uint8Array(await (await fetch('/' + bytes)).arrayBuffer()) };
});
</script>`;

export async function chromiumEngine() {
  // A page that shares its process with no other gets a clock of five microseconds.
  const headers = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  const server = await serve({ '/': { headers, body: PAGE } }, { folder: TARGET });
  const session = await start({ browser: 'chromium', extension: null });
  const page = await session.open(server.url('/'));
  await page.bringToFront();
  await page.waitForFunction(() => globalThis.measuring !== undefined && crossOriginIsolated);
  return {
    name: 'Chromium',
    /** Another page, in the same browser. */
    open: async (url) => {
      const other = await session.open(url);
      await other.bringToFront();
      return other;
    },
    call: (name, ...carried) => page.evaluate((name, carried) => globalThis.measuring[name](...carried), name, carried),
    close: async () => {
      await session.close();
      await server.close();
    },
  };
}

/** The same core built for this machine, on the texts in a folder. `ask(name)`: milliseconds of one run. */
export function native(folder) {
  const child = spawn(path.join(TARGET, 'release/examples/scan'), ['--ask', folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (name) => {
      child.stdin.write(`${name}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`the native bench ended at ${name}`);
      return Number(value);
    },
    close: async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
