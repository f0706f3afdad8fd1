// The built core under node, as the background loads it, and the reader of exports, as its worker does: what the tests of this folder share.
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import * as core from '../../target/wasm/core.js';
import * as reader from '../../target/wasm/reader.js';

export const ROOT = path.resolve(import.meta.dirname, '../..');
export const WASM = path.join(ROOT, 'target/wasm/core_bg.wasm');

core.initSync({ module: fs.readFileSync(WASM) });
export const { memory: readersMemory } = reader.initSync({ module: fs.readFileSync(path.join(ROOT, 'target/wasm/reader_bg.wasm')) });

export { core, reader };

export const DEVICE = Uint8Array.from({ length: 32 }, (_, index) => index * 7);

export const entry = (kind, value, more = {}) => ({
  id: `${kind}-1`,
  kind,
  label: kind,
  value,
  aliases: [],
  rare: false,
  on: true,
  ...more,
});

export const scanner = (entries, exceptions = []) => core.Scanner.compile(entries, exceptions);

/** Texts without gaps between them. */
export const texts = (...of) => of.map((text) => ({ text, gap: false }));

/** What a call throws: an error's name, or null. */
export function thrownBy(call) {
  try {
    call();
    return null;
  } catch (error) {
    return error.name;
  }
}

/** The exports of these sources (paths from the project's folder) with all that they import, as one bundle has them. */
export async function bundled(...sources) {
  const contents = sources.map((source) => `export * from './${source}';`).join('\n');
  const { outputFiles } = await esbuild.build({ stdin: { contents, resolveDir: ROOT }, bundle: true, format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
