// The colours of our own pages, for what is drawn in others' pages, where no style sheet of ours is.
import fs from 'node:fs';
import path from 'node:path';

const SHEET = path.resolve(import.meta.dirname, '../../extension/ui/tokens.css');
const NAMES = ['sheet', 'edge', 'ink', 'soft', 'notice', 'warn', 'danger'];

/** Put in place of `BUILT_COLOURS` when the scripts are bundled: by name, for light and for dark. */
export function colours() {
  const css = fs.readFileSync(SHEET, 'utf8');
  const pairs = NAMES.map((name) => {
    const pair = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(css);
    if (pair === null) throw new Error(`tokens.css has no --${name} for light and for dark`);
    return [name, { light: pair[1], dark: pair[2] }];
  });
  return JSON.stringify(Object.fromEntries(pairs));
}
