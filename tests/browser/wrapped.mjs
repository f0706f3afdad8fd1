// Builds of the tests' own: the extension as it is, with a script around its content script that listens along or misbehaves.
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * A copy of `dist` in a folder of its own. `script` defines `globalThis.<name>`, a function that is given the browser's `chrome` and
 * gives back the one that the content script sees.
 */
export function wrapped(dist, name, script) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `nightjar-${name}-`));
  cpSync(dist, folder, { recursive: true });
  const content = path.join(folder, 'content.js');
  const source = readFileSync(content, 'utf8');
  writeFileSync(content, `${readFileSync(script, 'utf8')}\n((chrome) => {\n${source}\n})(${name}(globalThis.chrome));\n`);
  return folder;
}
