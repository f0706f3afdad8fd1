// The same code under other names: which files of a flavour's package differ, and what its files may not say.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { filesUnder } from '../tools/files.mjs';
import { flavours } from '../tools/flavours.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LANGUAGES = ['az', 'en', 'ru', 'tr'];
const json = (file) => JSON.parse(fs.readFileSync(path.join(ROOT, file), 'utf8'));
const contents = (file) => unzipSync(fs.readFileSync(path.join(ROOT, file)));
const { version } = json('manifest.json');
const usual = contents(`target/packages/nightjar-${version}.zip`);

test('there is a plain flavour', () => {
  assert.ok(flavours().length > 0);
});

for (const name of flavours()) {
  const { gecko, messages } = json(`extension/flavours/${name}/flavour.json`);
  const files = contents(`target/flavours/${name}/${name}-${version}.zip`);
  const icons = filesUnder(path.join(ROOT, 'extension/flavours', name, 'icons')).filter((file) => file.endsWith('.png'));

  test(`${name}: the package differs in its manifest, its messages and its icons, and in nothing else`, () => {
    assert.deepEqual(Object.keys(files), Object.keys(usual));
    const different = Object.keys(files).filter((file) => !Buffer.from(files[file]).equals(Buffer.from(usual[file])));
    const allowed = [
      ...LANGUAGES.map((language) => `_locales/${language}/messages.json`),
      ...icons.map((icon) => `icons/${icon}`),
      'manifest.json',
    ];
    assert.deepEqual(different, allowed.sort());
    const restored = Buffer.from(files['manifest.json'])
      .toString()
      .replace(gecko, json('manifest.json').browser_specific_settings.gecko.id);
    assert.equal(restored, fs.readFileSync(path.join(ROOT, 'manifest.json'), 'utf8'), 'of the manifest, the id');
  });

  test(`${name}: the usual name stands nowhere in it, nor does its icon`, () => {
    const says = (bytes) =>
      /nightjar/i.test(Buffer.from(bytes).toString('latin1')) || /nightjar/i.test(Buffer.from(bytes).toString('utf16le'));
    assert.ok(says(usual['manifest.json']) && says(usual['_locales/en/messages.json']), 'where it stands it is seen');
    assert.deepEqual(
      Object.keys(files).filter((file) => says(files[file]) || /nightjar/i.test(file)),
      [],
    );
    for (const icon of Object.keys(usual).filter((file) => /^icons\/(?!plain|pale)/.test(file))) {
      assert.ok(icons.includes(path.basename(icon)), `${icon} is the usual one`);
    }
  });

  test(`${name}: it says all that a browser shows, in every language`, () => {
    const shown = Object.keys(json('extension/_locales/en/messages.json')).filter((key) => /^(extension|command)_/.test(key));
    assert.deepEqual(Object.keys(messages).sort(), LANGUAGES);
    for (const language of LANGUAGES) {
      assert.deepEqual(Object.keys(messages[language]).sort(), [...shown].sort(), language);
      const { extension_name: own, extension_description: description } = messages[language];
      assert.ok(description.length <= 132, `${language}: ${description}`);
      // Endings of Azerbaijani and Turkish, and the verbs of Russian, are written for such a name: see extension/flavours/README.md.
      assert.match(own, /^\p{Lu}\p{L}*[aı][bcdğglmnrvyz]$/u, own);
      assert.doesNotMatch(Object.values(messages[language]).join(' '), /!/);
    }
  });
}

test('the code knows no name: one that stands in a script would be in every flavour', () => {
  for (const file of Object.keys(usual).filter((each) => /\.(js|css|html|wasm)$/.test(each))) {
    assert.doesNotMatch(Buffer.from(usual[file]).toString('latin1'), /nightjar/i, file);
  }
});
