// The words as they are packed. The sources say "Nightjar", so that they can be read and translated as sentences; what is bundled says
// NAME of extension/ui/name.ts in its place, and holds no notes for translators.
import fs from 'node:fs';
import path from 'node:path';

const EXTENSION = path.resolve(import.meta.dirname, '../../extension');
const NAME = /NAME = '(.+)'/.exec(fs.readFileSync(path.join(EXTENSION, 'ui/name.ts'), 'utf8'))[1];

const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

/** For esbuild. */
export const nameless = {
  name: 'nameless',
  setup(build) {
    build.onLoad({ filter: /[\\/]_locales[\\/][a-z]+[\\/]messages\.json$/ }, ({ path: file }) => {
      const bare = Object.entries(read(file)).map(([key, { message }]) => [key, { message: message.replaceAll('Nightjar', NAME) }]);
      return { contents: JSON.stringify(Object.fromEntries(bare), null, 2), loader: 'json' };
    });
  },
};

/** Only what the manifest names: the browser reads no other. `instead`: a flavour's own messages. */
export function forTheBrowser(language, manifest, instead = {}) {
  const keys = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key);
  const all = read(path.join(EXTENSION, `_locales/${language}/messages.json`));
  const chosen = [...new Set(keys)].sort().map((key) => [key, { message: instead[key] ?? all[key].message }]);
  return `${JSON.stringify(Object.fromEntries(chosen), null, 2)}\n`;
}
